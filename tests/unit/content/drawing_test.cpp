// What a drawing may hold, and what is refused before any library of pictures has seen it.
#include <ctime>
#include <filesystem>

#include "base/file.h"
#include "content/drawing.h"
#include "support/catch.h"

namespace {

const std::string head = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">)";

std::string said(const std::string& svg) {
  const auto checked = content::check_drawing(svg);
  if (checked) return "accepted";
  CHECK(checked.error().code == base::ErrorCode::corrupt);
  constexpr std::string_view before = "this is not a drawing that packs may hold: ";
  REQUIRE(checked.error().message.starts_with(before));
  return checked.error().message.substr(before.size());
}
std::string said_in(const std::string& inside) { return said(head + inside + "</svg>"); }

std::string times(std::size_t count, const std::string& what) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += what;
  return all;
}

}  // namespace

TEST_CASE("every drawing that the project ships is one that packs may hold") {
  std::size_t count = 0;
  for (const char* folder : {"modules", "runtime", "tests/walks", "tests/bench"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(SOURCE_FOLDER) / folder)) {
      if (entry.path().extension() != ".svg") continue;
      INFO(entry.path());
      CHECK(said(base::read_text_file(entry.path()).value()) == "accepted");
      ++count;
    }
  }
  CHECK(count >= 70);
}

TEST_CASE("what drawing programs write beside lines and planes is allowed where it is harmless") {
  CHECK(said("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a hand -->\n" + head + "<title>A hand</title><g id='a'><path d='M1e-3-.5l3 4A5 5 0 01 8,9z' fill='currentColor'/></g></svg>\n") == "accepted");
  CHECK(said_in(R"s(<defs><radialGradient id="g"><stop offset="50%" stop-color="rgb(1, 2, 3)"/></radialGradient></defs><polygon points="0,0 1,1 2,0" fill="url(#g)"/>)s") == "accepted");
}

TEST_CASE("a drawing cut short at any byte is refused") {
  const std::string whole = head + R"s(<g transform="translate(1 2)"><path d="M0 0L5 5"/></g></svg>)s";
  REQUIRE(said(whole) == "accepted");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    INFO(length);
    CHECK(said(whole.substr(0, length)) != "accepted");
  }
}

TEST_CASE("what is not on the list is refused by its name") {
  CHECK(said("<svg") == "it is not well-formed XML: unclosed token");
  CHECK(said("") == "it is not well-formed XML: no element found");
  CHECK(said("<html/>") == "the element <html> is not among those a drawing may have");
  CHECK(said_in(R"(<filter id="f"/>)") == "the element <filter> is not among those a drawing may have");
  CHECK(said_in(R"(<image href="data:image/png;base64,AAAA"/>)") == "the element <image> is not among those a drawing may have");
  CHECK(said_in(R"(<g id="a"><use href="#a"/></g>)") == "the element <use> is not among those a drawing may have");
  CHECK(said_in("<script/>") == "the element <script> is not among those a drawing may have");
  CHECK(said_in("<style>*{}</style>") == "the element <style> is not among those a drawing may have");
  CHECK(said_in(R"s(<path d="M0 0" style="filter:url(#f)"/>)s") == "the attribute style of <path> is not among those a drawing may have");
  CHECK(said_in(R"s(<path d="M0 0" filter="url(#f)"/>)s") == "the attribute filter of <path> is not among those a drawing may have");
  CHECK(said_in(R"(<path d="M0 0" stroke-dasharray="0.001"/>)") == "the attribute stroke-dasharray of <path> is not among those a drawing may have");
  CHECK(said_in(head + "</svg>") == "it has to be one <svg>, with none in it");
  CHECK(said_in("words") == "there is text in <svg>");
}

TEST_CASE("what unfolds into more is refused") {
  CHECK(said(R"(<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>)" + head + "&b;</svg>") == "it holds a document type, a section or an instruction");
  CHECK(said_in("<title>Salt &amp; pepper</title>") == "accepted");
  CHECK(said_in("<title>&b;</title>") == "it is not well-formed XML: undefined entity");
  CHECK(said_in(R"(<g id="&b;"/>)") == "it is not well-formed XML: undefined entity");
  CHECK(said_in("<![CDATA[x]]>") == "it holds a document type, a section or an instruction");
  CHECK(said_in(R"s(<clipPath id="c"><path d="M0 0" clip-path="url(#c)"/></clipPath>)s") == "a clip is clipped");
  CHECK(said(R"(<?xml version="1.0" encoding="UTF-16"?>)" + head + "</svg>") == "it is in another encoding than UTF-8");
  CHECK(said_in("<?php x?>") == "it holds a document type, a section or an instruction");
  CHECK(said(std::string("\x1f\x8b\x08\0", 4)) == "it holds a zero byte");
  CHECK(said_in("<title>\xff</title>") == "it is not UTF-8");
}

TEST_CASE("a drawing has to be one piece of XML") {
  CHECK(said_in("<g>") == "it is not well-formed XML: mismatched tag");
  CHECK(said(head + "</svg>" + head + "</svg>") == "it is not well-formed XML: junk after document element");
  CHECK(said(head + "</svg>words") == "it is not well-formed XML: junk after document element");
  CHECK(said_in(R"(<g id="a" id="b"/>)") == "it is not well-formed XML: duplicate attribute");
  CHECK(said_in("<g id=a/>") == "it is not well-formed XML: not well-formed (invalid token)");
  CHECK(said_in(R"(<g id="a"fill="red"/>)") == "it is not well-formed XML: not well-formed (invalid token)");
  CHECK(said_in("<!-- open") == "it is not well-formed XML: unclosed token");
}

TEST_CASE("so much of each and no more") {
  CHECK(said_in(times(content::most_drawing_elements - 1, "<g/>")) == "accepted");
  CHECK(said_in(times(content::most_drawing_elements, "<g/>")) == "it has more than 2000 elements");
  CHECK(said_in(times(15, "<g>") + times(15, "</g>")) == "accepted");
  CHECK(said_in(times(16, "<g>") + times(16, "</g>")) == "its elements are nested more than 16 deep");
  CHECK(said_in("<path d=\"M" + times(content::most_drawing_numbers, "1 ") + "\"/>") == "accepted");
  CHECK(said_in("<path d=\"M" + times(content::most_drawing_numbers + 1, "1 ") + "\"/>") == "its outlines have more than 1500 numbers");
  CHECK(said_in(times(content::most_drawing_layers + 1, R"(<g opacity="0.5"/>)")) == "it has more than 256 opacities, clips and gradients");
  CHECK(said_in("<clipPath>" + times(65, "<g/>") + "</clipPath>") == "its clips have more than 64 elements");
  CHECK(said_in("<clipPath><path d=\"M" + times(1001, "1 ") + "\"/></clipPath>") == "its clips have more than 1000 numbers");
  CHECK(said(std::string(content::largest_drawing + 1, ' ')) == "it is larger than 1 MiB");
}

TEST_CASE("nothing is larger than a picture can need") {
  const std::string ill = "the attribute r of <circle> has a value that a drawing may not have";
  CHECK(said_in(R"(<circle r="2000"/>)") == "accepted");
  for (const char* r : {"2001", "-2001", "1e9", "1e309", "inf", "nan", "0x10", "1 1", "", "5%", "99999999999999999999999999"}) {
    INFO(r);
    CHECK(said_in("<circle r=\"" + std::string(r) + "\"/>") == ill);
  }
  CHECK(said_in(R"s(<g transform="scale(10)"><circle r="200"/></g>)s") == "accepted");
  CHECK(said_in(R"s(<g transform="scale(10)"><circle r="201"/></g>)s") == ill);
  CHECK(said_in(R"s(<circle r="201" transform="matrix(10 0 0 10 0 0)"/>)s") == ill);
  CHECK(said_in(R"s(<g transform="scale(1001)"/>)s") == "a transform has a value that a drawing may not have");
  CHECK(said_in(R"s(<g transform="skewX(80)"/>)s") == "a transform has a value that a drawing may not have");
  CHECK(said_in(R"(<path d="M0 0" stroke-width="101"/>)") == "the attribute stroke-width of <path> has a value that a drawing may not have");
  CHECK(said(R"(<svg viewBox="0 0 0.001 0.001"/>)") == "its viewBox is not between 1 and 100000 wide and high, or a hundred times as long as wide");
  CHECK(said(R"(<svg viewBox="0 0 10"/>)") == "its viewBox is not four numbers");
  CHECK(said(R"(<svg width="30000" height="1e6" viewBox="0 0 10 10"/>)") == "its height is not a number between 1 and 100000");
  CHECK(said("<svg/>") == "it has no viewBox");
}

// Processor time, because the machine may have other things to do.
TEST_CASE("hostile drawings are refused in milliseconds") {
  const std::vector<std::pair<const char*, std::string>> hostile{
      {"a filter", R"(<filter id="f" width="9999999"><feGaussianBlur stdDeviation="99999"/></filter>)"},
      {"a million points", "<path d=\"M" + times(1'000'000, "1 1L") + "\"/>"},
      {"half a million elements", times(500'000, "<g/>")},
      {"a bitmap of 30000 pixels", "<image width=\"30000\" height=\"30000\" href=\"data:image/png;base64," + times(300'000, "AAAA") + "\"/>"},
      {"a million attributes", "<g " + times(1'000'000, "a=\"\" ") + "/>"},
      {"a hundred thousand deep", times(100'000, "<g>")},
      {"just below a megabyte", times(250'000, "<g/>").substr(0, 1'000'000)},
      {"numbers", "<path d=\"M" + times(500'000, "1 ") + "\"/>"}};
  for (const auto& [name, inside] : hostile) {
    INFO(name);
    const std::string svg = head + inside + "</svg>";
    const std::clock_t before = std::clock();
    CHECK_FALSE(content::check_drawing(svg).has_value());
    CHECK(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC < 0.05);
  }
}
