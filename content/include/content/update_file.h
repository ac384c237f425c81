// An update of a pack: what changed since another version, so that a stick, or a slow line, carries a few kilobytes in place of
// a film. docs/formats/update.md. It holds the new manifest with its signature, and a recipe by which the new pack is put
// together, byte for byte, of the old one and of what the update carries. Trust needs nothing new: the manifest is the
// pack's own, signed as ever.
//
// Opening checks the signature, and that the recipe fits together; errors are those of packs. Never writes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "content/pack.h"

namespace content {

inline constexpr std::string_view recipe_name = "update.json";
inline constexpr std::string_view changed_name = "changed";

struct UpdatePart {
  bool from_base = false;  // else from what the update carries
  std::uint64_t offset = 0;
  std::uint64_t size = 0;

  friend bool operator==(const UpdatePart&, const UpdatePart&) = default;
};

struct UpdateRecipe {
  std::string base;        // hash of the manifest of the pack it is for
  std::uint64_t base_size = 0;
  std::uint64_t size = 0;  // of the pack it makes
  std::string blake2b;     // of all its bytes
  std::vector<UpdatePart> parts;

  friend bool operator==(const UpdateRecipe&, const UpdateRecipe&) = default;
};

std::string recipe_json(const UpdateRecipe& recipe);
std::optional<UpdateRecipe> parse_recipe(std::string_view json, Findings& findings);

class UpdateFile {
 public:
  static base::Result<UpdateFile> open(const std::filesystem::path& path, const OpenOptions& options);

  UpdateFile(UpdateFile&&) noexcept;
  UpdateFile& operator=(UpdateFile&&) noexcept;
  ~UpdateFile();

  const Manifest& manifest() const;  // of the pack it makes
  const std::string& manifest_hash() const;
  const std::optional<Signature>& signature() const;
  bool is_trusted() const;
  const UpdateRecipe& recipe() const;

  // Hands over the new pack from its first byte to its last. Fails with invalid_input when `base` is not the pack the update
  // is for, corrupt when other bytes come of it than the recipe says, io, and whatever `take` fails with. What was handed over is a pack only when this succeeds, and is
  // to be opened and verified as any other.
  using Take = std::function<base::Result<void>(const char* bytes, std::size_t count)>;
  base::Result<void> apply(const std::filesystem::path& base, const Take& take, const base::IsCancelled& is_cancelled) const;

 private:
  struct Inside;
  explicit UpdateFile(std::unique_ptr<const Inside> inside);
  std::unique_ptr<const Inside> inside_;
};

// How the second pack comes of the first: entries that lie there byte for byte alike are taken from it.
struct UpdatePlan {
  std::string manifest;   // the new one, as it stands
  std::string signature;  // "" when there is none
  UpdateRecipe recipe;
  std::vector<UpdatePart> carried;  // where in the new pack what the update has to carry lies, in the recipe's order
};
base::Result<UpdatePlan> plan_update(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace content
