// What stands on the pages, read back as any other program would.
#include "print/pdf.h"

#include <algorithm>
#include <regex>
#include <sstream>

#include "support/catch.h"
#include "support/read_pdf.h"

namespace {

using support::has;
using content::Sheet;
using content::SheetPart;
using content::SheetStyle;

SheetPart part(SheetStyle style, const std::string& text, const std::string& mark = "") {
  SheetPart made{"part", style, text};
  made.mark = mark;
  return made;
}

Sheet english() {
  Sheet sheet{"en", "Safe and free online", "Our policy", "Not an endorsement.", {}};
  sheet.parts.push_back(part(SheetStyle::heading, "Phones and pictures", "1"));
  sheet.parts.push_back(part(SheetStyle::text, "We **ask** before we post.", "•"));
  sheet.parts.push_back(part(SheetStyle::gap, "Not decided yet"));
  SheetPart field = part(SheetStyle::field, "We meet every");
  field.value = "Wednesday";
  sheet.parts.push_back(field);
  SheetPart table = part(SheetStyle::table, "Concerns");
  table.table = {{"", "Pupils", "Adults"}, {{"Contact", "fewer than 5", "7"}, {"Together", "at least 1", "7"}}, true};
  sheet.parts.push_back(table);
  sheet.parts.push_back(part(SheetStyle::tick, "We have read it aloud."));
  sheet.parts.push_back(part(SheetStyle::line, "Signed by:"));
  return sheet;
}

Sheet long_sheet(int sections) {
  Sheet sheet = english();
  for (int i = 0; i < sections; ++i) {
    sheet.parts.push_back(part(SheetStyle::heading, "Heading " + std::to_string(i)));
    for (int line = 0; line < 3; ++line) {
      std::string words;
      for (int word = 0; word < 60; ++word) words += "Words that go on. ";
      sheet.parts.push_back(part(SheetStyle::text, words));
    }
  }
  return sheet;
}

support::ReadPdf read_back(const Sheet& sheet, print::Paper paper = print::Paper::a4) { return support::ReadPdf(print::pdf_of(sheet, {paper})); }

// Every word inside the paper's margins.
void check_nothing_is_clipped(const support::ReadPdf& read, double width, double height) {
  const std::string boxes = read.boxes();
  const std::regex word("<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\"");
  int words = 0;
  for (auto at = std::sregex_iterator(boxes.begin(), boxes.end(), word); at != std::sregex_iterator(); ++at) {
    ++words;
    INFO(at->str());
    CHECK(std::stod((*at)[1]) > 40);
    CHECK(std::stod((*at)[2]) > 20);
    CHECK(std::stod((*at)[3]) < width - 40);
    CHECK(std::stod((*at)[4]) < height - 20);
  }
  CHECK(words > 5);
}

}  // namespace

TEST_CASE("a printed sheet has all its words and the number of its page") {
  const auto read = read_back(english());
  const std::string text = read.text();
  INFO(text);
  for (const char* words : {"Safe and free online", "Our policy", "Phones and pictures", "We ask before we post.", "Not decided yet",
                            "We meet every: Wednesday", "Concerns", "fewer than 5", "at least 1", "We have read it aloud.", "Signed by:",
                            "Not an endorsement.", "1 / 1"})
    CHECK(has(text, words));
  CHECK_FALSE(has(text, "**"));
  CHECK(read.pages == 1);
}

TEST_CASE("a sheet in Thai is printed in its letters") {
  Sheet sheet{"th", "กติกาของพวกเรา", "", "", {part(SheetStyle::text, "เราถามก่อนโพสต์รูปของใคร")}};
  const auto read = read_back(sheet);
  CHECK(has(read.text(), "กติกาของพวกเรา"));
  CHECK(has(read.text(), "เราถามก่อนโพสต์รูปของใคร"));
  check_nothing_is_clipped(read, 595, 842);
}

TEST_CASE("a sheet in Arabic is printed in its letters and begins at the right") {
  Sheet sheet{"ar", "قواعدنا", "", "", {part(SheetStyle::text, "نسأل قبل أن ننشر")}};
  const auto read = read_back(sheet);
  // As it is read, from the right; -raw gives its letters one by one.
  const std::string text = read.run("pdftotext '" + read.file + "' -");
  INFO(text);
  CHECK(has(text, "قواعدنا"));
  CHECK(has(text, "نسأل قبل أن ننشر"));
  const std::string boxes = read.boxes();
  const std::regex at_the_right("xMax=\"53[0-9.]+\" yMax=\"[-0-9.]+\">ق");
  INFO(boxes);
  CHECK(std::regex_search(boxes, at_the_right));
}

TEST_CASE("the paper is A4 or Letter and nothing on it is clipped") {
  const auto a4 = read_back(long_sheet(6));
  CHECK(has(a4.about(), "595.276 x 841.89 pts (A4)"));
  check_nothing_is_clipped(a4, 595, 842);
  const auto letter = read_back(long_sheet(6), print::Paper::letter);
  CHECK(has(letter.about(), "612 x 792 pts (letter)"));
  check_nothing_is_clipped(letter, 612, 792);
}

TEST_CASE("a word that is wider than the paper is broken and not clipped") {
  Sheet sheet = english();
  sheet.parts.push_back(part(SheetStyle::text, std::string(300, 'm')));
  sheet.title = std::string(200, 'm');
  check_nothing_is_clipped(read_back(sheet), 595, 842);
}

TEST_CASE("no heading is the last on its page") {
  const auto read = read_back(long_sheet(9));
  CHECK(read.pages >= 4);
  std::stringstream text(read.text());
  std::vector<std::string> pages(1);
  for (std::string line; std::getline(text, line);) {
    if (!line.empty() && line[0] == '\f') {
      pages.emplace_back();
      line.erase(0, 1);
    }
    pages.back() += line + "\n";
  }
  const std::regex heading_then_foot("Heading [0-9]\nSafe and free online [0-9]");
  for (const std::string& page : pages) {
    INFO(page);
    CHECK_FALSE(std::regex_search(page, heading_then_foot));
  }
  CHECK(has(pages[1], "2 / " + std::to_string(read.pages)));
}

TEST_CASE("the same sheet is the same bytes and nothing of the clock is in them") {
  const auto one = print::pdf_of(english(), {});
  const auto other = print::pdf_of(english(), {});
  REQUIRE(one.has_value());
  REQUIRE(other.has_value());
  CHECK(one->bytes == other->bytes);
  const std::string bytes(one->bytes.begin(), one->bytes.end());
  CHECK_FALSE(has(bytes, "CreationDate"));
  CHECK_FALSE(has(bytes, "ModDate"));
}

TEST_CASE("an address is printed as a code and can be typed too") {
  Sheet sheet = english();
  SheetPart page = part(SheetStyle::text, "Who listens");
  page.address = "https://example.org/who-listens";
  sheet.parts.push_back(page);
  CHECK(has(read_back(sheet).text(), "https://example.org/who-listens"));
}

TEST_CASE("printing ends early when it is cancelled and tells of each page") {
  print::PdfSetup setup;
  std::vector<std::size_t> told;
  setup.progress = [&](std::size_t done, std::size_t) { told.push_back(done); };
  setup.is_cancelled = [&] { return told.size() == 2; };
  const auto pdf = print::pdf_of(long_sheet(9), setup);
  REQUIRE_FALSE(pdf.has_value());
  CHECK(pdf.error() == base::cancelled());
  CHECK(told == std::vector<std::size_t>{1, 2});
}
