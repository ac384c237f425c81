#include "facts.h"

#include <algorithm>

#include "content/entry_name.h"

namespace stock {
namespace {

std::vector<session::ContactKept> contacts_kept(const content::Pack& pack) {
  std::vector<session::ContactKept> kept;
  for (const content::ContactsId& id : pack.contacts_ids()) {
    const auto contacts = pack.contacts(id);
    if (!contacts) continue;
    for (const auto* list : {&contacts->helplines, &contacts->hotlines}) {
      for (const content::Contact& contact : *list) {
        if (contact.verification) kept.push_back({contact.name, contact.verification->expires});
      }
    }
  }
  return kept;
}

// What a pack and an update of it both know.
template <typename Opened>
session::PackFacts facts_known(const Opened& pack, std::uint64_t bytes) {
  const content::Manifest& manifest = pack.manifest();
  session::PackFacts facts;
  facts.id = manifest.id;
  facts.kind = manifest.kind;
  facts.title = manifest.title;
  facts.version = manifest.version;
  facts.display_version = manifest.display_version;
  facts.manifest_hash = pack.manifest_hash();
  facts.bytes = bytes;
  facts.languages.push_back(manifest.source_language);
  for (const content::Language& language : manifest.languages) facts.languages.push_back(language.code);
  facts.lessons = static_cast<std::size_t>(std::count_if(manifest.entries.begin(), manifest.entries.end(), [](const content::Entry& entry) {
    return !content::id_in_entry_name(entry.path, "lessons/", ".json").empty();
  }));
  if (pack.signature()) facts.signer = content::name_of(pack.signature()->key_id);
  facts.is_trusted = pack.is_trusted();
  return facts;
}

}  // namespace

session::PackFacts facts_of(const content::Pack& pack, std::uint64_t bytes) {
  session::PackFacts facts = facts_known(pack, bytes);
  facts.contacts = contacts_kept(pack);
  return facts;
}

session::PackFacts facts_of(const content::UpdateFile& update) { return facts_known(update, update.recipe().size); }

std::uint64_t size_of(const std::filesystem::path& file) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file, problem);
  return problem ? 0 : size;
}

session::PackTrouble trouble_of(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::untrusted: return session::PackTrouble::untrusted;
    case base::ErrorCode::unsupported_version: return session::PackTrouble::too_new;
    case base::ErrorCode::not_found:
    case base::ErrorCode::io: return session::PackTrouble::source_gone;
    default: return session::PackTrouble::damaged;
  }
}

}  // namespace stock
