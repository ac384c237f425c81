// The commands of the program parasol. Each answers with its exit code: 0 done, 1 findings, 2 input
// that cannot be used. They print; nothing below them does.
#pragma once

#include <string>
#include <vector>

namespace cli {

inline constexpr int done = 0;
inline constexpr int has_findings = 1;
inline constexpr int unusable = 2;

enum class Format { text, json };

struct BuildArguments {
  std::string source;
  std::string output;
  std::string key;  // path of a secret key, or empty
};

struct CheckArguments {
  std::string path;  // a pack or a source folder
  std::string trust;  // path of a .pub file or the key itself, or empty
  Format format = Format::text;
};

struct LessonsArguments {
  std::vector<std::string> paths;  // packs or source folders
  Format format = Format::text;
};

struct ShowArguments {
  std::string pack;
  Format format = Format::text;
};

struct TranslationArguments {
  std::string source;
  Format format = Format::text;
};

struct UpdateArguments {
  std::string from;  // packs
  std::string to;
  std::string output;
};

struct FilmArguments {
  std::string script;
  std::string into;
  int from_ms = 0;
  int length_ms = 0;  // 0: to the end
};

int build(const BuildArguments& arguments);
int check(const CheckArguments& arguments);
int measure_lessons(const LessonsArguments& arguments);
int show(const ShowArguments& arguments);
int make_update(const UpdateArguments& arguments);
int render_film(const FilmArguments& arguments);
int make_keys(const std::string& name);
int extract_texts(const TranslationArguments& arguments);
int update_languages(const TranslationArguments& arguments);
int print_statistics(const TranslationArguments& arguments);

}  // namespace cli
