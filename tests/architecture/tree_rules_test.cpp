// The rules that every file keeps: what they accept, and that they can fail.
#include "tree_rules.h"

#include <string>

#include "support/catch.h"

using namespace architecture;
using Problems = std::vector<std::string>;

TEST_CASE("a file or folder whose name says nothing is refused") {
  CHECK(check_name("base/src/text.cpp") == Problems{});
  CHECK(check_name("base/src/helpless.cpp") == Problems{});
  CHECK(check_name("base/src/utils.cpp") == Problems{"base/src/utils.cpp: \"utils\" does not say what is in it"});
  CHECK(check_name("base/src/text_utils.cpp") ==
        Problems{"base/src/text_utils.cpp: \"utils\" does not say what is in it"});
  CHECK(check_name("runtime/common/frame.h") ==
        Problems{"runtime/common/frame.h: \"common\" does not say what is in it"});
}

TEST_CASE("a file may have 500 lines and not 501") {
  CHECK(check_length("a.cpp", std::string(500, '\n')) == Problems{});
  CHECK(check_length("a.cpp", std::string(501, '\n')) == Problems{"a.cpp: 501 lines are more than 500"});
}

TEST_CASE("a path of one machine is refused") {
  const std::string home = std::string("/ho") + "me/";
  const std::string root = std::string("/ro") + "ot/";
  CHECK(check_machine_paths("run", "see ${HOME}/packs and screens" + home + ":name\n") == Problems{});
  CHECK(check_machine_paths("run", "a route such as " + home + ":name\n") == Problems{});
  CHECK(check_machine_paths("run", "\ncp " + home + "simona/pack .\n") ==
        Problems{"run:2: " + home + " is a path of one machine"});
  CHECK(check_machine_paths("run", "cd " + root + "\n") == Problems{"run:1: " + root + " is a path of one machine"});
}

TEST_CASE("an iterator over a folder that throws is refused") {
  CHECK(check_folder_iterators("a.cpp", "for (const auto& name : *base::names_in(folder)) take(name);\n") == Problems{});
  CHECK(check_folder_iterators("a.cpp", "\nfor (const auto& entry : fs::directory_iterator(folder)) take(entry);\n") ==
        Problems{"a.cpp:2: folders are listed with base/folder.h, which does not throw"});
}

TEST_CASE("scripts and CMake files are code and lessons are not") {
  CHECK(is_code("base/src/text.cpp"));
  CHECK(is_code("runtime/CMakeLists.txt"));
  CHECK(is_code("dev"));
  CHECK(is_code(".ci/run"));
  CHECK_FALSE(is_code("modules/ages-12-14/lessons/gifts-and-coins.json"));
  CHECK_FALSE(is_code("LICENSE"));
}
