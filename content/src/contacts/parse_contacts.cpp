#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "content/contacts.h"
#include "content/entry_name.h"
#include "json/object.h"
#include "lesson/parse_parts.h"

namespace content {
namespace {

constexpr std::size_t longest_address = 200;  // of which a square that a telephone reads can still be made

bool is_label(const std::string& label) {
  return !label.empty() && std::all_of(label.begin(), label.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_web_address(std::string_view text) {
  constexpr std::string_view scheme = "https://";
  if (!text.starts_with(scheme) || text.size() > longest_address) return false;
  text.remove_prefix(scheme.size());
  const auto slash = std::min(text.find('/'), text.size());
  const auto labels = base::split(std::string(text.substr(0, slash)), '.');
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~/?=&%#").find(c) != std::string_view::npos;
  };
  const std::string_view path = text.substr(slash);
  return labels.size() >= 2 && std::all_of(labels.begin(), labels.end(), is_label) && std::all_of(path.begin(), path.end(), plain);
}

std::string read_phone(const JsonObject& object) {
  if (!object.has("phone")) return {};
  std::string phone = object.string("phone");
  if (!phone.empty() && !is_phone(phone)) {
    object.report().error(object.path("phone"), "bad-phone",
                          "a telephone number is 3 to 15 digits, with a space or '-' at most between two and '+' at most in front");
  }
  return phone;
}

std::string read_address(const JsonObject& object, std::string_view member) {
  if (!object.has(member)) return {};
  std::string address = object.string(member);
  if (!address.empty() && !is_web_address(address)) {
    object.report().error(object.path(member), "bad-address", "an address begins with https:// and the name of a server, and is at most 200 letters of ASCII");
  }
  return address;
}

std::optional<base::Date> read_date(const JsonObject& object, std::string_view member) {
  const auto date = base::parse_date(object.string(member));
  if (!date && object.has(member)) object.report().error(object.path(member), "bad-date", "a date is written YYYY-MM-DD");
  return date;
}

// All three, or nobody has verified it yet.
std::optional<Verification> read_verification(const JsonObject& object) {
  if (!object.has("verified_on") && !object.has("verified_by") && !object.has("expires_on")) return std::nullopt;
  const auto on = read_date(object, "verified_on");
  std::string by = object.string("verified_by");
  const auto expires = read_date(object, "expires_on");
  if (!on || !expires) return std::nullopt;
  if (*expires <= *on) {
    object.report().error(object.path("expires_on"), "expiry", "this expires before it was verified");
  } else if ((*expires - *on).count() > longest_verification_days) {
    object.report().error(object.path("expires_on"), "expiry", "nobody can vouch for a contact for more than a year");
  }
  return Verification{*on, std::move(by), *expires};
}

std::vector<std::string> read_languages(const JsonObject& object) {
  std::vector<std::string> languages;
  UniqueIds seen(object.report());
  object.each("languages", 1, any_number, [&](const JsonValue& value, const std::string& path) {
    std::string code = read_string(value, path, object.report());
    if (!code.empty() && !is_language_code(code)) {
      object.report().error(path, "language-code", "this must be a language code such as \"uk\" or \"pt-BR\"");
    }
    seen.add(code, path);
    languages.push_back(std::move(code));
  });
  return languages;
}

// Somebody in need reads a card, so each of its texts is one row or two: a long one would push the next card out of sight.
constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_words = 160;

Text read_row(const JsonObject& object, const char* member, const std::string& key, std::size_t longest) {
  Text text = object.text(member, key + "/" + member);
  if (text.source.find('\n') != std::string::npos) object.report().error(object.path(member), "too-large-text", "this text is one row, without a line break");
  if (base::count_code_points(text.source) > longest) {
    object.report().error(object.path(member), "too-large-text", "this text has more than " + std::to_string(longest) + " letters, and the next contact would be out of sight");
  }
  return text;
}

Contact read_contact(const JsonValue& value, const std::string& path, const std::string& key_prefix, Report& report) {
  const JsonObject object(value, path, report,
                          {"id", "name", "for", "languages", "phone", "web", "chat", "hours", "free", "costs", "verified_on", "verified_by", "expires_on"});
  Contact contact;
  contact.id = ContactId(object.id("id"));
  const std::string key = key_prefix + "/" + contact.id.value;
  contact.name = read_row(object, "name", key, longest_name);
  contact.audience = read_row(object, "for", key, longest_words);
  contact.languages = read_languages(object);
  contact.phone = read_phone(object);
  contact.web = read_address(object, "web");
  contact.chat = read_address(object, "chat");
  if (value.kind == JsonValue::Kind::object && !object.has("phone") && !object.has("web") && !object.has("chat")) {
    report.error(path, "no-way", "a contact has a \"phone\", a \"web\" address or a \"chat\"");
  }
  contact.hours = read_row(object, "hours", key, longest_words);
  const bool is_free = object.boolean("free");
  if (object.has("costs")) contact.costs = read_row(object, "costs", key, longest_words);
  if (object.has("free") && is_free == object.has("costs")) {
    report.error(path, "costs", "\"costs\" goes with what is not free, and with nothing else");
  }
  contact.verification = read_verification(object);
  return contact;
}

}  // namespace

std::optional<Contacts> parse_contacts(std::string_view json, std::string_view where, Findings& findings) {
  Report report(where, findings);
  const auto tree = parse_json(json, report);
  if (!tree) return std::nullopt;
  const JsonObject object(*tree, "", report, {"format", "id", "area", "helplines", "hotlines", "do_not_forward"});
  Contacts contacts;
  object.integer("format", 1, 1);
  contacts.id = ContactsId(object.id("id"));
  check_id_is_file_name(contacts.id.value, EntryFolder::contacts, report);
  const std::string key = "contacts." + contacts.id.value;
  contacts.area = object.text("area", key + "/area");
  UniqueIds ids(report);
  const auto read_list = [&](std::string_view member, std::vector<Contact>& list) {
    object.each(member, 0, any_number, [&](const JsonValue& value, const std::string& path) {
      list.push_back(read_contact(value, path, key, report));
      ids.add(list.back().id.value, join_path(path, "id"));
    });
  };
  read_list("helplines", contacts.helplines);
  read_list("hotlines", contacts.hotlines);
  if (object.has("do_not_forward")) {
    contacts.do_not_forward = object.text("do_not_forward", key + "/do_not_forward");
  } else if (!contacts.hotlines.empty()) {
    report.error("", "do-not-forward", "whoever is shown a hotline is told not to send the picture on: \"do_not_forward\" is missing");
  }
  check_keys_unique(texts_of(contacts), report);
  if (report.failed()) return std::nullopt;
  return contacts;
}

}  // namespace content
