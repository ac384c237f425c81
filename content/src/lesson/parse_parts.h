// The parts of a lesson that several files read: paragraphs and pictures. Each function takes
// the JSON value, its path for findings, and the prefix of the keys below it: docs/formats/lesson.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "content/lesson_parts.h"
#include "json/object.h"

namespace content {

enum class EntryFolder { lessons, instruments, contacts, films };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 4> base::enum_names<content::EntryFolder>{"lessons", "instruments", "contacts", "films"};

namespace content {

// "lessons/coins.json" must hold the lesson with the id "coins".
void check_id_is_file_name(const std::string& id, EntryFolder folder, Report& report);
void check_keys_unique(const std::vector<Text>& texts, Report& report);
bool is_media_path(std::string_view path);  // "media/…" in the characters an entry's name may have

// "good", and "misconception": the short name of the thought behind what is not good; a good one has none. `noun` is what
// findings call it.
struct Judged {
  bool good = false;
  std::string misconception;
};
Judged read_judged(const JsonObject& object, const std::string& noun);

std::optional<Picture> read_picture_if_present(const JsonObject& block, const std::string& key_prefix);
std::vector<Paragraph> read_paragraphs(const JsonObject& block, const std::string& key_prefix, Marks marks);

// {"id", "text"} lists: objectives, and the facilitator's steps and questions.
std::vector<Paragraph> read_plain_paragraphs(const JsonObject& parent, std::string_view member,
                                             const std::string& key_prefix);

// What a printed sheet is made of: 1 to `most` of {"id", "style", "text", "address"}.
std::vector<HandoutPart> read_handout_parts(const JsonObject& parent, std::string_view member, std::size_t most,
                                            const std::string& key_prefix);
// The "address" of a page, which begins with https://; "" when it has none.
std::string read_address_if_present(const JsonObject& object);

}  // namespace content
