#include "read_pack.h"

#include <algorithm>
#include <variant>

#include "base/file.h"
#include "content/pack.h"

namespace collector {
namespace {

using base::ErrorCode;

// A key is never the name of a file that is there: who has such a file means it.
base::Result<std::string> read_key(const std::string& trust) {
  std::error_code problem;
  std::string text = trust;
  if (std::filesystem::is_regular_file(trust, problem)) {
    TRY_ASSIGN(text, base::read_text_file(trust, 4096));
  }
  if (!content::parse_public_key(text)) {
    return base::fail(ErrorCode::invalid_input, "--trust " + trust + " is neither a minisign public key nor a file that holds one");
  }
  return text;
}

api::RegisteredSlot slot_of(const content::Item& item) {
  return std::visit(
      [&]<typename Body>(const Body& body) {
        api::RegisteredSlot slot{item.slot, std::string(Body::type), false};
        if constexpr (requires { body.foil; }) slot.foil = body.foil;
        return slot;
      },
      item.body);
}

void add_chats(const content::Lesson& lesson, std::vector<std::string>& chats) {
  for (const content::Block& block : lesson.blocks) {
    std::visit(
        [&]<typename Type>(const Type& each) {
          if constexpr (requires { Type::coded_as; }) chats.push_back(each.id.value);
        },
        block);
  }
}

// Both forms fill the same slots.
api::RegisteredInstrument registered(const content::Instrument& instrument, const content::PackParts& parts, const std::string& manifest_hash) {
  const std::string pack = parts.manifest.id.value + " " + parts.manifest.display_version;
  api::RegisteredInstrument result{{instrument.id.value, instrument.version, manifest_hash}, pack, instrument.primary, {}, {}, instrument.noise};
  for (const content::Item& item : instrument.items) {
    if (item.form == content::Form::a) result.slots.push_back(slot_of(item));
  }
  for (const content::Lesson& lesson : parts.lessons) {
    if (lesson.instrument == instrument.id || lesson.id == instrument.other_lesson) add_chats(lesson, result.chats);
  }
  return result;
}

}  // namespace

base::Result<std::vector<api::RegisteredInstrument>> read_instruments(const std::filesystem::path& path, const std::vector<std::string>& trust) {
  content::OpenOptions options;
  for (const std::string& each : trust) {
    TRY_ASSIGN(std::string key, read_key(each));
    options.trusted_keys.push_back(std::move(key));
  }
  TRY_ASSIGN(const content::Pack pack, content::Pack::open(path, options));
  content::Findings findings;
  const content::PackParts parts = pack.load(findings);
  for (const content::Finding& finding : findings) {
    if (finding.severity == content::Severity::error) return base::fail(ErrorCode::corrupt, path.string() + ": " + finding.where + ": " + finding.message);
  }
  std::vector<api::RegisteredInstrument> instruments;
  for (const content::Instrument& instrument : parts.instruments) instruments.push_back(registered(instrument, parts, pack.manifest_hash()));
  return instruments;
}

}  // namespace collector
