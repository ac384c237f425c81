#include "content/entry_name.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace content {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_plain(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.'; }

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> media_types = {{
    {".json", "application/json"},
    {".mo", "application/x-gettext-translation"},
    {".svg", "image/svg+xml"},
    {".webm", "video/webm"},
    {".mp4", "video/mp4"},
    {".ogg", "audio/ogg"},
    {".opus", "audio/ogg"},
    {".vtt", "text/vtt"},
    {".pdf", "application/pdf"},
}};

std::optional<std::string> part_problem(std::string_view name) {
  while (true) {
    const auto slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    if (part == "..") return "climbs out of the pack with \"..\"";
    if (part.empty() || part == ".") return "has an empty part or a \".\" in its name";
    if (slash == std::string_view::npos) return std::nullopt;
    name.remove_prefix(slash + 1);
  }
}

// What people try first: told what would do instead.
bool is_of_pixels(std::string_view name) {
  constexpr std::array extensions = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"};
  const std::string folded = folded_case(name);
  return name.starts_with("media/") && std::any_of(extensions.begin(), extensions.end(), [&](const char* end) { return folded.ends_with(end); });
}

bool is_in_its_place(std::string_view name) {
  if (name == manifest_name || name == signature_name) return true;
  if (name.starts_with("media/")) {
    const std::string_view type = media_type_of(name);
    return !type.empty() && !name.ends_with(".mo") && !name.ends_with(".json");
  }
  if (name.starts_with("i18n/")) return is_language_code(id_in_entry_name(name, "i18n/", ".mo"));
  return base::is_plain_id(id_in_entry_name(name, "lessons/", ".json")) ||
         base::is_plain_id(id_in_entry_name(name, "instruments/", ".json")) ||
         base::is_plain_id(id_in_entry_name(name, "contacts/", ".json")) ||
         base::is_plain_id(id_in_entry_name(name, "films/", ".json"));
}

}  // namespace

std::optional<std::string> entry_name_problem(std::string_view name) {
  if (name.empty()) return "has an empty name";
  if (name.find('\0') != std::string_view::npos) return "has a NUL in its name";
  if (name.find('\\') != std::string_view::npos) return "has a backslash in its name";
  if (name.front() == '/') return "has an absolute path";
  if (name.size() >= 2 && is_letter(name[0]) && name[1] == ':') return "has a drive letter in its name";
  if (name.back() == '/') return "is a folder";
  if (auto problem = part_problem(name)) return problem;
  if (!std::all_of(name.begin(), name.end(), [](char c) { return is_plain(c) || c == '/'; })) {
    return "has a name with other characters than letters, digits, '-', '_', '.' and '/'";
  }
  if (name.size() > 255) return "has a name longer than 255 characters";
  if (is_of_pixels(name)) return "is a picture of pixels; a picture of a pack is a drawing, .svg";
  if (!is_in_its_place(name)) return "has no place in a pack";
  return std::nullopt;
}

std::string folded_case(std::string_view name) {
  std::string folded(name);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

std::string printable(std::string_view name) {
  std::string text = "\"";
  for (const char c : name.substr(0, 300)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      text += c;
    } else {
      text += "\\x" + base::to_hex(&byte, 1);
    }
  }
  return text + (name.size() > 300 ? "…\"" : "\"");
}

std::string id_in_entry_name(std::string_view name, std::string_view folder, std::string_view extension) {
  if (!name.starts_with(folder) || !name.ends_with(extension) || name.size() <= folder.size() + extension.size()) {
    return {};
  }
  return std::string(name.substr(folder.size(), name.size() - folder.size() - extension.size()));
}

std::string_view media_type_of(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view extension = name.substr(dot);
  const auto at = std::find_if(media_types.begin(), media_types.end(),
                               [&](const auto& known) { return known.first == extension; });
  return at == media_types.end() ? std::string_view() : at->second;
}

bool is_language_code(std::string_view code) {
  const auto parts = base::split(code, '-');
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const std::string& language = parts.front();
  if (language.size() < 2 || language.size() > 3 || !std::all_of(language.begin(), language.end(), lower)) return false;
  const auto plain = [](char c) { return is_letter(c) || is_digit(c); };
  return parts.size() <= 3 && std::all_of(parts.begin() + 1, parts.end(), [&](const std::string& part) {
           return part.size() >= 2 && part.size() <= 8 && std::all_of(part.begin(), part.end(), plain);
         });
}

}  // namespace content
