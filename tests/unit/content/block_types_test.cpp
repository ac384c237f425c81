// The list of block types and the rooms in content/blocks say the same.
#include <filesystem>
#include <set>

#include "blocks/block_types.h"
#include "support/catch.h"

namespace {

const std::filesystem::path rooms = std::filesystem::path(SOURCE_FOLDER) / "content/blocks";

}  // namespace

TEST_CASE("every block type has a room of its name with all its parts in it and there is no other room") {
  std::set<std::string> types;
  base::for_each(content::BlockTypes{}, [&]<typename Type>(std::type_identity<Type>) { types.emplace(Type::type); });
  CHECK(types.size() == content::BlockTypes::size);
  for (const std::string& type : types) {
    // Its own files would be taken for those of the role.
    for (const char* role : {"play_", "draw_", "score_", "ask_", "every_"}) CHECK_FALSE(type.starts_with(role));
    for (const std::string& part : {type + ".h", type + ".cpp", std::string("play.h"), std::string("draw.h"),
                                    std::string("draw.cpp"), std::string("schema.json")}) {
      INFO(type << "/" << part);
      CHECK(std::filesystem::is_regular_file(rooms / type / part));
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(rooms)) {
    if (!entry.is_directory()) continue;
    INFO(entry.path().filename().string() << " is not in block_types.h");
    CHECK(types.contains(entry.path().filename().string()));
  }
}
