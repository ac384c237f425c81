// The checker of docs/layers.txt: what it accepts, and that it can fail.
#include "layers.h"

#include "support/catch.h"

using namespace architecture;

namespace {

constexpr std::string_view small_table = R"(# a comment
shared    library base    base           : : tl/expected.hpp : posix
shared    library content content        : base : : zip.h nlohmann/ posix
authoring library writer  content/writer : base content : :
kiosk     library ui      runtime/ui     : base : imgui* :
kiosk     screens screens runtime/screens: base content ui : :
kiosk     adapter text    runtime/text   : base ui : : pango/
kiosk     app     kiosk   runtime/app    : base content ui screens text : : SDL2/
collector app     collector collector/app: base : :
)";

Layers small_layers() {
  Problems problems;
  Layers layers = parse_layers(small_table, problems);
  REQUIRE(problems == Problems{});
  return layers;
}

// The same with rooms, whose roles belong to two libraries.
Layers layers_with_rooms() {
  Problems problems;
  Layers layers = parse_layers(std::string(small_table) + "room content/blocks data content\n"
                                                          "room content/blocks draw screens\n",
                               problems);
  REQUIRE(problems == Problems{});
  return layers;
}

Problems check_in_rooms(const std::string& path, const std::string& text) {
  // Whatever stands beside it exists: that is what must not help.
  const Exists exists = [](const std::string& header) { return header.starts_with("content/blocks/"); };
  return check_includes(layers_with_rooms(), path, text, exists);
}

// The table with one more line.
Problems problems_of(const std::string& line) {
  Problems problems;
  parse_layers(std::string(small_table) + line + "\n", problems);
  return problems;
}

bool nothing_exists(const std::string&) { return false; }

Problems check(const std::string& path, const std::string& text) {
  return check_includes(small_layers(), path, text, nothing_exists);
}

}  // namespace

TEST_CASE("a file may include its own library and those its line names") {
  CHECK(check("content/src/pack.cpp", "#include \"content/pack.h\"\n#include \"base/text.h\"\n") == Problems{});
}

TEST_CASE("a library that the line does not name is refused") {
  CHECK(check("base/src/text.cpp", "\n#include \"content/pack.h\"\n") ==
        Problems{"base/src/text.cpp:2: base may not include content (\"content/pack.h\")"});
}

TEST_CASE("a comment before the hash or inside the line hides no include") {
  CHECK(check("base/src/a.cpp", "/**/#include \"content/pack.h\"\n") ==
        Problems{"base/src/a.cpp:1: base may not include content (\"content/pack.h\")"});
  CHECK(check("base/src/a.cpp", "/* one\ntwo */ # /**/ include /**/ <zip.h>\n") ==
        Problems{"base/src/a.cpp:2: base may not include <zip.h>"});
}

TEST_CASE("the other spelling of the hash hides no include") {
  CHECK(check("base/src/a.cpp", "%:include \"content/pack.h\"\n") ==
        Problems{"base/src/a.cpp:1: base may not include content (\"content/pack.h\")"});
}

TEST_CASE("the mark of a comment within a string or a number hides no include") {
  CHECK(check("base/src/a.cpp", "auto a = \"/*\";\nint b = 1'000;\n#include <zip.h>\n") ==
        Problems{"base/src/a.cpp:3: base may not include <zip.h>"});
}

TEST_CASE("the mark of a comment within a raw string hides no include") {
  CHECK(check("base/src/a.cpp", "auto a = R\"x(\n/* \" )\n)x\";\n#include <zip.h>\n") ==
        Problems{"base/src/a.cpp:4: base may not include <zip.h>"});
}

TEST_CASE("an include in a comment is none") {
  CHECK(check("base/src/a.cpp", "/*\n#include <zip.h>\n*/\n// #include <zip.h>\n") == Problems{});
}

TEST_CASE("angle brackets do not hide a library of ours") {
  CHECK(check("runtime/text/src/text.cpp", "#  include <screens/quiz_screen.h>") ==
        Problems{"runtime/text/src/text.cpp:1: text may not include screens (\"screens/quiz_screen.h\")"});
}

TEST_CASE("the innermost folder decides which library a file belongs to") {
  CHECK(check("content/writer/src/write.cpp", "#include \"content/pack.h\"\n") == Problems{});
  CHECK(check("content/writer/src/write.cpp", "#include <zip.h>\n") ==
        Problems{"content/writer/src/write.cpp:1: writer may not include <zip.h>"});
}

TEST_CASE("a folder without a line is refused") {
  CHECK(check("runtime/extra/src/a.cpp", "#include <string>\n") ==
        Problems{"runtime/extra/src/a.cpp: no line of docs/layers.txt describes its folder"});
}

TEST_CASE("the C++ standard library is always allowed and its C names are not") {
  CHECK(check("runtime/screens/src/a.cpp", "#include <string>\n#include <cstdint>\n") == Problems{});
  CHECK(check("runtime/screens/src/a.cpp", "#include <stdint.h>\n") ==
        Problems{"runtime/screens/src/a.cpp:1: screens may not include <stdint.h>"});
}

TEST_CASE("headers of the operating system are allowed only where posix stands") {
  CHECK(check("base/src/file.cpp", "#include <sys/stat.h>\n#include <unistd.h>\n") == Problems{});
  CHECK(check("runtime/ui/src/a.cpp", "#include <unistd.h>\n") ==
        Problems{"runtime/ui/src/a.cpp:1: ui may not include <unistd.h>"});
}

TEST_CASE("a third-party header is allowed where the line says and nowhere else") {
  CHECK(check("runtime/text/src/a.cpp", "#include <pango/pangocairo.h>\n") == Problems{});
  CHECK(check("runtime/screens/src/a.cpp", "#include <SDL2/SDL.h>\n") ==
        Problems{"runtime/screens/src/a.cpp:1: screens may not include <SDL2/SDL.h>"});
}

TEST_CASE("a third-party header for sources stays out of offered headers") {
  CHECK(check("content/include/content/pack.h", "#include <zip.h>\n") ==
        Problems{"content/include/content/pack.h:1: <zip.h> stays out of the headers that content offers"});
  CHECK(check("content/src/private.h", "#include <zip.h>\n") == Problems{});
  CHECK(check("runtime/ui/include/ui/frame.h", "#include <imgui.h>\n") == Problems{});
}

TEST_CASE("an offered header lives in the folder named after its library") {
  CHECK(check("content/include/pack.h", "#pragma once\n") ==
        Problems{"content/include/pack.h: belongs into content/include/content"});
}

TEST_CASE("a private header is allowed when it is there") {
  const Exists exists = [](const std::string& path) { return path == "content/src/zip_entry.h"; };
  const std::string text = "#include \"zip_entry.h\"\n";
  CHECK(check_includes(small_layers(), "content/src/pack.cpp", text, exists) == Problems{});
  CHECK(check_includes(small_layers(), "content/src/deep/pack.cpp", text, exists) == Problems{});
  CHECK(check_includes(small_layers(), "base/src/text.cpp", text, exists) ==
        Problems{"base/src/text.cpp:1: base may not include <zip_entry.h>"});
}

TEST_CASE("an include that climbs out of its folder or hides its name is refused") {
  CHECK(check("base/src/a.cpp", "#include \"../../content/src/zip_entry.h\"\n") ==
        Problems{"base/src/a.cpp:1: \"../../content/src/zip_entry.h\" reaches out of its folder"});
  CHECK(check("base/src/a.cpp", "#include HEADER\n") ==
        Problems{"base/src/a.cpp:1: an include names its header, or it cannot be checked"});
}

TEST_CASE("the table refuses lines it cannot read") {
  CHECK(problems_of("kiosk library sound : base") ==
        Problems{"docs/layers.txt:10: a line is SIDE KIND NAME FOLDER : own : in headers : in sources"});
  CHECK(problems_of("moon library sound runtime/sound : : :") == Problems{"docs/layers.txt:10: there is no side moon"});
  CHECK(problems_of("kiosk tool sound runtime/sound : : :") == Problems{"docs/layers.txt:10: there is no kind tool"});
}

TEST_CASE("the table refuses what the layers forbid") {
  CHECK(problems_of("kiosk library sound runtime/sound : base later : :") ==
        Problems{"docs/layers.txt:10: sound names later, which no line above describes"});
  CHECK(problems_of("kiosk library ui runtime/other : base : :") == Problems{"docs/layers.txt:10: ui is there twice"});
  CHECK(problems_of("kiosk adapter sound runtime/sound : base text : :") ==
        Problems{"docs/layers.txt:10: sound may not name text: only apps include adapters"});
  CHECK(problems_of("kiosk adapter sound runtime/sound : base screens : :") ==
        Problems{"docs/layers.txt:10: sound may not name screens: an adapter never includes screens"});
  CHECK(problems_of("kiosk app second runtime/second : base kiosk : :") ==
        Problems{"docs/layers.txt:10: second may not name kiosk: nobody includes an app"});
}

TEST_CASE("the table keeps the sides apart") {
  CHECK(problems_of("kiosk app second runtime/second : base writer : :") ==
        Problems{"docs/layers.txt:10: second may not name writer: they are on different sides"});
  CHECK(problems_of("collector library pages collector/pages : base ui : :") ==
        Problems{"docs/layers.txt:10: pages may not name ui: they are on different sides"});
  CHECK(problems_of("shared library words words : base ui : :") ==
        Problems{"docs/layers.txt:10: words may not name ui: they are on different sides"});
  CHECK(problems_of("authoring library editor authoring/editor : base content writer ui screens : :") == Problems{});
}

TEST_CASE("a program linked with a library of another side is refused") {
  const Layers layers = small_layers();
  CHECK(check_links(layers, "runtime/app", {"base", "ui", "text", "zip"}) == Problems{});
  CHECK(check_links(layers, "runtime/app", {"base", "writer"}) ==
        Problems{"runtime/app: its program is linked with writer, which is on another side"});
  CHECK(check_links(layers, "collector/app", {"ui"}) ==
        Problems{"collector/app: its program is linked with ui, which is on another side"});
  CHECK(check_links(layers, "player", {}) ==
        Problems{"player: no line of docs/layers.txt describes the program made here"});
}

TEST_CASE("the role of a file in a room decides which library it belongs to") {
  CHECK(check_in_rooms("content/blocks/page/draw.cpp", "#include \"ui/frame.h\"\n") == Problems{});
  CHECK(check_in_rooms("content/blocks/page/draw_map.cpp", "#include \"ui/frame.h\"\n") == Problems{});
  CHECK(check_in_rooms("content/blocks/page/page.cpp", "#include \"ui/frame.h\"\n") ==
        Problems{"content/blocks/page/page.cpp:1: content may not include ui (\"ui/frame.h\")"});
}

TEST_CASE("a room is seen from above role by role") {
  CHECK(check_in_rooms("runtime/screens/src/a.cpp", "#include \"blocks/every_draw.h\"\n#include \"blocks/page/page.h\"\n") ==
        Problems{});
  CHECK(check_in_rooms("content/blocks/page/page.cpp", "#include \"blocks/page/draw.h\"\n") ==
        Problems{"content/blocks/page/page.cpp:1: content may not include screens (\"blocks/page/draw.h\")"});
  CHECK(check_in_rooms("content/src/a.cpp", "#include \"blocks/every_draw.h\"\n") ==
        Problems{"content/src/a.cpp:1: content may not include screens (\"blocks/every_draw.h\")"});
}

TEST_CASE("what is no header is never included") {
  CHECK(check_in_rooms("content/blocks/page/page.cpp", "#include \"blocks/page/smuggle_test.cpp\"\n") ==
        Problems{"content/blocks/page/page.cpp:1: \"blocks/page/smuggle_test.cpp\" is no header, so nothing of it would be checked"});
}

TEST_CASE("a neighbour in a room is included by its whole name") {
  CHECK(check_in_rooms("content/blocks/page/page.cpp", "#include \"draw.h\"\n") ==
        Problems{"content/blocks/page/page.cpp:1: content may not include <draw.h>"});
}

TEST_CASE("a header of a room keeps the third parties that are for sources out") {
  CHECK(check_in_rooms("content/blocks/page/page.h", "#include <zip.h>\n") ==
        Problems{"content/blocks/page/page.h:1: <zip.h> stays out of the headers that content offers"});
}

TEST_CASE("a line of a room names a library that is there") {
  CHECK(problems_of("room content/blocks play session") ==
        Problems{"docs/layers.txt:10: content/blocks gives play to session, which no line above describes"});
  CHECK(problems_of("room content/blocks play") == Problems{"docs/layers.txt:10: a line of a room is room FOLDER ROLE LIBRARY"});
}
