// What an entry of a pack may be called, in the ZIP's directory and in the manifest alike: parts of
// ASCII letters, digits, '-', '_' and '.', joined by '/', in one of the folders of pack.md. With
// that, names that differ only by Unicode normalisation cannot exist.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace content {

inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view signature_name = "manifest.json.minisig";

// What is wrong with a name, as the end of a sentence that begins `the entry "…"`.
std::optional<std::string> entry_name_problem(std::string_view name);

// Whether two names mean one file on a disk that ignores case: both lower case, compared.
std::string folded_case(std::string_view name);

std::string printable(std::string_view name);  // quoted, with everything but printable ASCII as \xNN

// "lessons/coins.json" in lessons/, .json: "coins"; empty when the name is no such entry's.
std::string id_in_entry_name(std::string_view name, std::string_view folder, std::string_view extension);

// The media type that goes with the name's extension; empty when there is none.
std::string_view media_type_of(std::string_view name);

bool is_language_code(std::string_view code);  // "uk", "pt-BR", "zh-Hant"

}  // namespace content
