#include <nlohmann/json.hpp>

#include "content/update_file.h"
#include "json/object.h"

namespace content {
namespace {

constexpr std::int64_t largest = std::int64_t{64} << 30;

std::uint64_t size_in(const JsonObject& object, std::string_view member) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, object.integer(member, 0, largest)));
}

// Nothing overlaps an end, and all of it together is as long as the pack.
void check_sums(const UpdateRecipe& recipe, Report& report) {
  std::uint64_t total = 0;
  std::uint64_t carried = 0;
  for (std::size_t i = 0; i < recipe.parts.size(); ++i) {
    const UpdatePart& part = recipe.parts[i];
    const std::string path = join_path("parts", i);
    if (part.from_base && (part.offset > recipe.base_size || part.size > recipe.base_size - part.offset)) {
      return report.error(path, "outside", "this part lies outside of the pack it is taken from");
    }
    if (!part.from_base && part.offset != carried) return report.error(path, "order", "what is carried is not taken in its order");
    if (!part.from_base) carried += part.size;
    total += part.size;
    if (total > recipe.size) break;
  }
  if (total != recipe.size) report.error("parts", "size", "the parts together are not as long as the pack");
}

}  // namespace

std::string recipe_json(const UpdateRecipe& recipe) {
  nlohmann::ordered_json json{{"format", 1},
                              {"base", {{"manifest", recipe.base}, {"size", recipe.base_size}}},
                              {"result", {{"blake2b", recipe.blake2b}, {"size", recipe.size}}},
                              {"parts", nlohmann::ordered_json::array()}};
  for (const UpdatePart& part : recipe.parts) {
    json["parts"].push_back({{"from", part.from_base ? "base" : "changed"}, {"offset", part.offset}, {"size", part.size}});
  }
  return json.dump() + "\n";
}

std::optional<UpdateRecipe> parse_recipe(std::string_view json, Findings& findings) {
  Report report(std::string(recipe_name), findings);
  const auto tree = parse_json(json, report);
  if (!tree) return std::nullopt;
  const JsonObject object(*tree, "", report, {"format", "base", "result", "parts"});
  if (object.integer("format", 1, 1'000'000) > 1) {
    report.error("format", "newer-format", "the update is of a newer format than this program reads");
    return std::nullopt;
  }
  UpdateRecipe recipe;
  const JsonObject base = object.object("base", {"manifest", "size"});
  recipe.base = base.string("manifest");
  recipe.base_size = size_in(base, "size");
  const JsonObject result = object.object("result", {"blake2b", "size"});
  recipe.blake2b = result.string("blake2b");
  recipe.size = size_in(result, "size");
  object.each("parts", 1, most_json_values, [&](const JsonValue& value, const std::string& path) {
    const JsonObject part(value, path, report, {"from", "offset", "size"});
    const bool from_base = part.one_of<bool>("from", {{"base", true}, {"changed", false}});
    recipe.parts.push_back({from_base, size_in(part, "offset"), size_in(part, "size")});
  });
  if (!report.failed()) check_sums(recipe, report);
  if (report.failed()) return std::nullopt;
  return recipe;
}

}  // namespace content
