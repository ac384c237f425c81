#include "neighbours/list.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace neighbours {
namespace {

using Json = nlohmann::json;  // whose members are found without going through all of them: a stranger's list may have many
using base::ErrorCode;

constexpr int format = 1;
constexpr int deepest = 4;  // a list of entries with words in them
constexpr std::size_t longest_name = 200;
constexpr std::uint64_t largest_number = std::uint64_t{1} << 53;
constexpr std::size_t hash_digits = 64;

bool is_hash(const std::string& text) {
  return text.size() == hash_digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// Such as names of packs and of a stick's files are made of; none of them leads anywhere.
bool is_name(const std::string& text) {
  const bool plain = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") == std::string::npos;
  return plain && !text.empty() && text.size() <= longest_name && text.front() != '.';
}

base::Result<std::string> words_in(const Json& json, const char* member, bool (*is_right)(const std::string&)) {
  const auto found = json.find(member);
  if (found == json.end() || !found->is_string() || !is_right(found->get_ref<const std::string&>())) {
    return base::fail(ErrorCode::corrupt, std::string("an entry of a neighbour's list has no ") + member);
  }
  return found->get<std::string>();
}

base::Result<std::uint64_t> number_in(const Json& json, const char* member) {
  const auto found = json.find(member);
  if (found == json.end() || !found->is_number_unsigned() || found->get<std::uint64_t>() == 0 || found->get<std::uint64_t>() > largest_number) {
    return base::fail(ErrorCode::corrupt, std::string("an entry of a neighbour's list has no ") + member);
  }
  return found->get<std::uint64_t>();
}

base::Result<session::SharedPack> pack_of(const Json& json) {
  session::SharedPack pack;
  TRY_ASSIGN(pack.id.value, words_in(json, "id", is_name));
  TRY_ASSIGN(const std::uint64_t version, number_in(json, "version"));
  pack.version = static_cast<std::int64_t>(version);
  TRY_ASSIGN(pack.size, number_in(json, "size"));
  TRY_ASSIGN(pack.hash, words_in(json, "hash", is_hash));
  return pack;
}

base::Result<session::SharedFile> file_of(const Json& json) {
  session::SharedFile file;
  TRY_ASSIGN(file.name, words_in(json, "name", is_name));
  TRY_ASSIGN(file.size, number_in(json, "size"));
  TRY_ASSIGN(file.hash, words_in(json, "hash", is_hash));
  return file;
}

template <typename Entry>
base::Result<std::vector<Entry>> entries_of(const Json& json, const char* member, std::size_t most, base::Result<Entry> (*read)(const Json&)) {
  const auto found = json.find(member);
  if (found == json.end() || !found->is_array()) return base::fail(ErrorCode::corrupt, std::string("a neighbour's list has no ") + member);
  if (found->size() > most) {
    return base::fail(ErrorCode::corrupt, "a neighbour lists " + std::to_string(found->size()) + " " + member + ", at most " + std::to_string(most) + " are looked at");
  }
  std::vector<Entry> entries;
  for (const Json& each : *found) {
    if (!each.is_object()) return base::fail(ErrorCode::corrupt, std::string("an entry of a neighbour's ") + member + " is none");
    TRY_ASSIGN(Entry entry, read(each));
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

std::string text_of(const session::SharedList& list) {
  Json json{{"format", format}, {"packs", Json::array()}, {"files", Json::array()}};
  for (const session::SharedPack& pack : list.packs) {
    json["packs"].push_back({{"id", pack.id.value}, {"version", pack.version}, {"size", pack.size}, {"hash", pack.hash}});
  }
  for (const session::SharedFile& file : list.files) json["files"].push_back({{"name", file.name}, {"size", file.size}, {"hash", file.hash}});
  return json.dump();
}

base::Result<session::SharedList> parse_list(std::string_view text) {
  if (text.size() > max_list_bytes) return base::fail(ErrorCode::corrupt, "a neighbour's list is longer than " + std::to_string(max_list_bytes) + " bytes");
  bool too_deep = false;
  const Json::parser_callback_t look = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > deepest;
    return !too_deep;
  };
  const Json json = Json::parse(text, look, false);
  if (too_deep || !json.is_object()) return base::fail(ErrorCode::corrupt, "a neighbour's list is not JSON as it should be");
  const auto said = json.find("format");
  if (said == json.end() || !said->is_number_unsigned()) return base::fail(ErrorCode::corrupt, "a neighbour's list names no format");
  if (*said != format) return base::fail(ErrorCode::unsupported_version, "a neighbour's list is of another format than 1");
  session::SharedList list;
  TRY_ASSIGN(list.packs, entries_of<session::SharedPack>(json, "packs", session::most_shared_packs, pack_of));
  TRY_ASSIGN(list.files, entries_of<session::SharedFile>(json, "files", session::most_shared_files, file_of));
  return list;
}

}  // namespace neighbours
