#include "desk_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/text_entry.h"

namespace store {
namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr int desk_format = 1;
constexpr std::size_t largest_desk_file = 64 * 1024;
constexpr std::size_t largest_text = 4 * 1024;

base::Result<std::string> text_in(const OrderedJson& json, const char* member, bool several_lines) {
  if (!json.contains(member) || !json[member].is_string()) return base::fail(base::ErrorCode::corrupt, std::string(member) + " is not there");
  std::string text = json[member].get<std::string>();
  if (text.size() > largest_text) return base::fail(base::ErrorCode::corrupt, std::string(member) + " is too long");
  return base::clean_text(text, several_lines);
}

base::Result<session::LocalHelp> help_of(const OrderedJson& json) {
  if (!json.is_object()) return base::fail(base::ErrorCode::corrupt, "help is not there");
  session::LocalHelp help;
  TRY_ASSIGN(help.contact.name, text_in(json, "name", false));
  TRY_ASSIGN(help.contact.role, text_in(json, "role", false));
  TRY_ASSIGN(help.contact.where, text_in(json, "where", false));
  TRY_ASSIGN(help.contact.phone, text_in(json, "phone", false));
  TRY_ASSIGN(help.route, text_in(json, "route", true));
  return help;
}

// What is missing is as it is in a new kiosk; what is there and is none of what a trainer can choose is damage.
base::Result<session::Settings> settings_of(const OrderedJson& json) {
  session::Settings settings;
  if (json.is_null()) return settings;
  const auto damaged = [] { return base::fail(base::ErrorCode::corrupt, "its settings are none that a desk can make"); };
  if (!json.is_object()) return damaged();
  const OrderedJson languages = json.value("languages", OrderedJson::array());
  if (!languages.is_array()) return damaged();
  for (const OrderedJson& code : languages) {
    if (!code.is_string()) return damaged();
    settings.languages.push_back(code.get<std::string>());
  }
  const OrderedJson contrast = json.value("contrast", OrderedJson(0));
  const OrderedJson idle_s = json.value("idle_s", OrderedJson(settings.idle_s));
  const OrderedJson asks = json.value("asks_questions", OrderedJson(true));
  const OrderedJson loudest = json.value("loudest_percent", OrderedJson(settings.loudest_percent));
  const OrderedJson shares = json.value("shares_nearby", OrderedJson(false));
  if (!shares.is_boolean()) return damaged();
  if (!loudest.is_number_integer() || !contrast.is_number_integer() || !idle_s.is_number_integer() || !asks.is_boolean()) return damaged();
  const auto& choices = session::idle_choices_s;
  const auto wanted = contrast.get<std::int64_t>();
  const auto chosen = std::find(choices.begin(), choices.end(), idle_s.get<std::int64_t>());
  const auto& loudness = session::loudness_choices_percent;
  const auto loud = std::find(loudness.begin(), loudness.end(), loudest.get<std::int64_t>());
  if (wanted < 0 || wanted > 2 || chosen == choices.end() || loud == loudness.end()) return damaged();
  settings.loudest_percent = *loud;
  settings.contrast = static_cast<session::Contrast>(wanted);
  settings.idle_s = *chosen;
  settings.asks_questions = asks.get<bool>();
  settings.shares_nearby = shares.get<bool>();
  return settings;
}

base::Result<session::DeskRecord> record_of(const OrderedJson& json) {
  if (!json.is_object() || json.value("format", OrderedJson()) != desk_format) return base::fail(base::ErrorCode::corrupt, "it is not of format 1");
  session::DeskRecord record;
  TRY_ASSIGN(record.help, help_of(json.value("help", OrderedJson())));
  TRY_ASSIGN(record.settings, settings_of(json.value("settings", OrderedJson())));
  return record;
}

}  // namespace

base::Result<session::DeskRecord> read_desk(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file, largest_desk_file);
  if (!text && text.error().code == base::ErrorCode::not_found) return session::DeskRecord{};
  const auto damaged = [&](const std::string& why) {
    return base::fail(base::ErrorCode::corrupt, file.string() + " is damaged (" + why + "): enter again at the desk what it held");
  };
  if (!text) return text.error().code == base::ErrorCode::io ? base::fail(text.error()) : damaged(text.error().message);
  auto record = record_of(OrderedJson::parse(*text, nullptr, false));
  if (!record) return damaged(record.error().message);
  return record;
}

base::Result<void> write_desk(const std::filesystem::path& file, const session::DeskRecord& record) {
  const session::LocalContact& contact = record.help.contact;
  const session::Settings& settings = record.settings;
  const OrderedJson json{{"format", desk_format},
                  {"help", {{"name", contact.name}, {"role", contact.role}, {"where", contact.where}, {"phone", contact.phone}, {"route", record.help.route}}},
                  {"settings",
                   {{"languages", settings.languages}, {"contrast", static_cast<int>(settings.contrast)}, {"idle_s", settings.idle_s}, {"asks_questions", settings.asks_questions}, {"loudest_percent", settings.loudest_percent},
                    {"shares_nearby", settings.shares_nearby}}}};
  return base::write_file(file, json.dump(1) + "\n");
}

}  // namespace store
