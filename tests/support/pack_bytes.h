// A small sound pack: one lesson, one picture, a manifest that lists them. Tests break it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/entry_name.h"
#include "content/hash.h"
#include "support/zip_bytes.h"

namespace support {

inline constexpr std::string_view small_lesson = R"({
  "format": 1, "id": "hello", "number": 1, "title": "Hello", "summary": "A first look.", "minutes": 5,
  "sensitive": false, "objectives": [{"id": "see", "text": "See a lesson"}], "prerequisites": [],
  "facilitator": {"purpose": "To try.", "steps": [{"id": "one", "text": "Open it."}],
                  "questions": [{"id": "one", "text": "What did you see?"}], "disclosure": "Listen first."},
  "blocks": [
    {"id": "welcome", "type": "page", "title": "Welcome",
     "picture": {"media": "media/hello.svg", "alt": "A hand that waves"},
     "paragraphs": [{"id": "first", "text": "Good to **see** you."}]},
    {"id": "end", "type": "close", "title": "Bye", "paragraphs": [{"id": "last", "text": "See you soon."}]}
  ]
})";

inline constexpr std::string_view small_picture =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6H1z"/></svg>)";

inline constexpr std::string_view manifest_head =
    R"({"format":1,"id":"org.example.hello","kind":"track","version":1,"display_version":"1.0","title":"Hello",)"
    R"("summary":"A pack to try.","credits":["Parasol"],"licence":"CC-BY-4.0","audience":"students",)"
    R"("age_band":{"from":12,"to":14},"sensitive":false,"source_language":"en","languages":[],"reviews":[],)"
    R"("withdrawn":[],"entries":)";

using Files = std::vector<std::pair<std::string, std::string>>;

inline Files small_files() {
  return {{"lessons/hello.json", std::string(small_lesson)}, {"media/hello.svg", std::string(small_picture)}};
}

inline std::string manifest_entry(const std::string& path, std::string_view content) {
  return R"({"path":")" + path + R"(","size":)" + std::to_string(content.size()) + R"(,"blake2b":")" +
         content::hash_of(content) + R"(","media_type":")" + std::string(content::media_type_of(path)) + R"("})";
}

inline std::string manifest_of(const Files& files) {
  std::string list;
  for (const auto& [path, content] : files) list += (list.empty() ? "" : ",") + manifest_entry(path, content);
  return std::string(manifest_head) + "[" + list + "]}";
}

// The manifest, its signature if there is one, and the files, all stored.
inline std::vector<ZipItem> items_of(const std::string& manifest, const Files& files, const std::string& signature = {}) {
  std::vector<ZipItem> items;
  const auto add = [&](const std::string& name, const std::string& content) {
    ZipItem item;
    item.name = name;
    item.packed = content;
    items.push_back(std::move(item));
  };
  add("manifest.json", manifest);
  if (!signature.empty()) add("manifest.json.minisig", signature);
  for (const auto& [path, content] : files) add(path, content);
  return items;
}

inline std::vector<ZipItem> small_items() { return items_of(manifest_of(small_files()), small_files()); }
inline std::string small_pack() { return zip_bytes(small_items()); }

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

}  // namespace support
