// The sheet of linking cards, read back as any other program would.
#include "print/card_sheet.h"

#include "support/catch.h"
#include "support/read_pdf.h"

namespace {

using support::has;

std::string drawing(const std::string& colour) {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><path d="M8 8H88V88H8Z" fill=")" + colour + R"("/></svg>)";
}

print::CardSheet sheet_of(std::size_t cards, const std::string& language = "en") {
  const print::CardPictures card{drawing("#ff0000"), drawing("#00ff00"), drawing("#0000ff"), drawing("#ffff00"), drawing("#00ffff")};
  return {language, "Cards for coming back", "Cut along the lines.", std::vector<print::CardPictures>(cards, card)};
}

support::ReadPdf read_back(const print::CardSheet& sheet, print::Paper paper = print::Paper::a4) { return support::ReadPdf(print::pdf_of_cards(sheet, {paper})); }

// The colours of the first card's pictures, from left to right along its middle.
std::string colours_of_first_card(const support::ReadPdf& read, bool from_right) {
  const std::string picture = (read.folder.path() / "page").string();
  read.run("pdftoppm -r 72 -f 1 -l 1 '" + read.file + "' '" + picture + "'");
  const std::string name = read.pages < 10 ? picture + "-1.ppm" : picture + "-01.ppm";
  const base::Bytes bytes = base::read_file(name).value();
  const std::string head(bytes.begin(), bytes.begin() + 15);
  REQUIRE(head.substr(0, 11) == "P6\n596 842\n");
  const std::size_t begin = head.find("255\n") + 4;
  const auto colour_at = [&](std::size_t x, std::size_t y) {
    const std::size_t at = begin + 3 * (y * 596 + x);
    std::string name_of;
    for (std::size_t part = 0; part < 3; ++part) name_of += bytes.at(at + part) > 200 ? '1' : '0';
    return name_of;
  };
  std::string found;
  for (std::size_t x = from_right ? 300 : 82; x < (from_right ? 512U : 294U); ++x) {  // beside the arrow
    const std::string colour = colour_at(x, 130);
    if (colour != "111" && colour != "000" && !found.ends_with(colour + " ")) found += colour + " ";
  }
  return found;
}

}  // namespace

TEST_CASE("as many pages are made as the cards need and no card is left out") {
  CHECK(read_back(sheet_of(1)).pages == 1);
  CHECK(read_back(sheet_of(20)).pages == 1);
  CHECK(read_back(sheet_of(21)).pages == 2);
  CHECK(read_back(sheet_of(60)).pages == 3);
  CHECK(read_back(sheet_of(18), print::Paper::letter).pages == 1);
}

TEST_CASE("a sheet without a card has its words alone") {
  const auto read = read_back(sheet_of(0));
  CHECK(read.pages == 1);
  CHECK(has(read.run("pdftotext -raw '" + read.file + "' -"), "Cards for coming back\nCut along the lines."));
}

TEST_CASE("a card has no words on it") {
  const std::string text = [] {
    const auto read = read_back(sheet_of(20));
    return read.run("pdftotext -raw '" + read.file + "' -");
  }();
  CHECK(text == "Cards for coming back\nCut along the lines.\n\f");
}

TEST_CASE("pictures stand in their order from the side where the language begins") {
  CHECK(colours_of_first_card(read_back(sheet_of(2)), false) == "100 010 001 110 011 ");
  CHECK(colours_of_first_card(read_back(sheet_of(2, "ar")), true) == "011 110 001 010 100 ");
}

TEST_CASE("the same cards give the same bytes") {
  CHECK(print::pdf_of_cards(sheet_of(30), {})->bytes == print::pdf_of_cards(sheet_of(30), {})->bytes);
}

TEST_CASE("a picture that is none is refused") {
  print::CardSheet sheet = sheet_of(3);
  for (const std::string bad : {"", "<svg", "no picture"}) {
    sheet.cards[1][2] = bad;
    CHECK(print::pdf_of_cards(sheet, {}).error().code == base::ErrorCode::corrupt);
  }
}

TEST_CASE("a sheet of cards can be cancelled between its pages") {
  int asked = 0;
  const print::PdfSetup setup{print::Paper::a4, [&] { return ++asked == 2; }};
  CHECK(print::pdf_of_cards(sheet_of(60), setup).error() == base::cancelled());
  CHECK(asked == 2);
}
