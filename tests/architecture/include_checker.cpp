#include <algorithm>
#include <cctype>
#include <sstream>
#include <unordered_set>

#include "layers.h"

namespace architecture {
namespace {

const std::unordered_set<std::string_view>& standard_headers() {
  static const std::unordered_set<std::string_view> headers = {
      "algorithm", "any", "array", "atomic", "barrier", "bit", "bitset", "cassert", "cctype", "cerrno", "cfenv",
      "cfloat", "charconv", "chrono", "cinttypes", "climits", "clocale", "cmath", "codecvt", "compare", "complex",
      "concepts", "condition_variable", "coroutine", "csetjmp", "csignal", "cstdarg", "cstddef", "cstdint", "cstdio",
      "cstdlib", "cstring", "ctime", "cuchar", "cwchar", "cwctype", "deque", "exception", "execution", "filesystem",
      "format", "forward_list", "fstream", "functional", "future", "initializer_list", "iomanip", "ios", "iosfwd",
      "iostream", "istream", "iterator", "latch", "limits", "list", "locale", "map", "memory", "memory_resource",
      "mutex", "new", "numbers", "numeric", "optional", "ostream", "queue", "random", "ranges", "ratio", "regex",
      "scoped_allocator", "semaphore", "set", "shared_mutex", "source_location", "span", "sstream", "stack",
      "stdexcept", "stop_token", "streambuf", "string", "string_view", "strstream", "syncstream", "system_error",
      "thread", "tuple", "type_traits", "typeindex", "typeinfo", "unordered_map", "unordered_set", "utility",
      "valarray", "variant", "vector", "version"};
  return headers;
}

bool is_posix(std::string_view header) {
  static const std::unordered_set<std::string_view> headers = {
      "dirent.h", "dlfcn.h", "fcntl.h", "fnmatch.h", "glob.h", "grp.h", "ifaddrs.h", "langinfo.h", "netdb.h",
      "poll.h", "pthread.h", "pwd.h", "sched.h", "semaphore.h", "signal.h", "spawn.h", "syslog.h", "termios.h",
      "time.h", "ucontext.h", "unistd.h"};
  return headers.contains(header) || header.starts_with("sys/") || header.starts_with("linux/") ||
         header.starts_with("net/") || header.starts_with("netinet/") || header.starts_with("arpa/");
}

bool allows(const std::vector<std::string>& words, std::string_view header) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    if (word == "posix") return is_posix(header);
    if (word.ends_with('*')) return header.starts_with(std::string_view(word).substr(0, word.size() - 1));
    if (word.ends_with('/')) return header.starts_with(word);
    return header == word;
  });
}

struct Include {
  int line = 0;
  std::string header;  // empty when the line names none, as in #include MACRO
  bool quoted = false;
};

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  return text;
}

// The one in 1'000.
bool is_digit_mark(std::string_view text, std::size_t at) {
  return at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0;
}

// Behind the closing mark, or the end of the line where there is none, so that nothing below is hidden.
std::size_t end_of_quoted(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] == '\n') return i;
    if (text[i] == '\\') ++i;
    else if (text[i] == text[begin]) return i + 1;
  }
  return text.size();
}

// Behind a raw string, which ends only with its own mark: R"mark( … )mark".
std::size_t end_of_raw(std::string_view text, std::size_t begin) {
  const std::size_t open = text.find('(', begin);
  if (open == std::string_view::npos) return text.size();
  const std::string close = ")" + std::string(text.substr(begin + 2, open - begin - 2)) + "\"";
  const std::size_t end = text.find(close, open);
  return end == std::string_view::npos ? text.size() : end + close.size();
}

std::string lines_of(std::string_view text) { return std::string(static_cast<std::size_t>(std::ranges::count(text, '\n')), '\n'); }

// Comments count as a space, also where one began on a line above. What stands in a string is left as it is.
std::string without_comments(std::string_view text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("/*")) {
      const std::size_t end = std::min(text.find("*/", i + 2), text.size());
      kept += ' ';
      kept += lines_of(text.substr(i, end - i));
      i = end + 1;
    } else if (rest.starts_with("R\"")) {
      const std::size_t end = end_of_raw(text, i);
      kept += lines_of(text.substr(i, end - i));
      i = end - 1;
    } else if (rest.starts_with("//")) {
      i = std::min(text.find('\n', i), text.size()) - 1;
    } else if (rest.front() == '"' || (rest.front() == '\'' && !is_digit_mark(text, i))) {
      const std::size_t end = end_of_quoted(text, i);
      kept += text.substr(i, end - i);
      i = end - 1;
    } else {
      kept += rest.front();
    }
  }
  return kept;
}

// What follows the hash that begins a line, or nothing; %: is another spelling of it.
std::string_view after_hash(std::string_view line) {
  line = without_spaces(line);
  if (line.starts_with('#')) return line.substr(1);
  if (line.starts_with("%:")) return line.substr(2);
  return {};
}

std::vector<Include> includes_of(std::string_view text) {
  std::vector<Include> includes;
  std::istringstream in{without_comments(text)};
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::string_view rest_of_hash = after_hash(line);
    if (rest_of_hash.empty()) continue;
    std::string_view rest = without_spaces(rest_of_hash);
    if (!rest.starts_with("include")) continue;
    rest = without_spaces(rest.substr(7));
    Include include{number, "", rest.starts_with('"')};
    const std::size_t end = rest.find(include.quoted ? '"' : '>', 1);
    if ((include.quoted || rest.starts_with('<')) && end != std::string_view::npos) {
      include.header = rest.substr(1, end - 1);
    }
    includes.push_back(include);
  }
  return includes;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

// One file of one library.
struct File {
  const Layers& layers;
  const Library& library;
  const std::string& path;
  const Exists& exists;

  bool is_public() const {
    return path.starts_with(library.folder + "/include/") || (layers.is_room(path) && path.ends_with(".h"));
  }

  // In a room the neighbours may be of another layer, so each is included by its whole name.
  bool holds_privately(const std::string& header) const {
    return (!layers.is_room(path) && exists(folder_of(path) + header)) || exists(library.folder + "/src/" + header);
  }
};

// Why a file may not include a header, or nothing.
std::string reason_against(const File& file, const Include& include) {
  const Library& library = file.library;
  const std::string& header = include.header;
  if (header.empty()) return "an include names its header, or it cannot be checked";
  if (include.quoted && !header.ends_with(".h")) return "\"" + header + "\" is no header, so nothing of it would be checked";
  if (header.find("..") != std::string::npos) return "\"" + header + "\" reaches out of its folder";
  if (include.quoted && file.holds_privately(header)) return {};
  if (const std::size_t slash = header.find('/'); slash != std::string::npos) {
    const Library* owner = file.layers.owner_of_room_header(header);
    if (const Library* used = owner ? owner : file.layers.named(std::string_view(header).substr(0, slash))) {
      if (used == &library || std::ranges::count(library.own, used->name) != 0) return {};
      return library.name + " may not include " + used->name + " (\"" + header + "\")";
    }
  }
  if (standard_headers().contains(header) || allows(library.in_headers, header)) return {};
  if (!allows(library.in_sources, header)) return library.name + " may not include <" + header + ">";
  if (file.is_public()) return "<" + header + "> stays out of the headers that " + library.name + " offers";
  return {};
}

}  // namespace

Problems check_includes(const Layers& layers, const std::string& path, std::string_view text, const Exists& exists) {
  const Library* library = layers.owner_of(path);
  if (!library) return {path + ": no line of docs/layers.txt describes its folder"};
  const File file{layers, *library, path, exists};
  Problems problems;
  if (file.is_public() && !layers.is_room(path) && !path.starts_with(library->folder + "/include/" + library->name + "/")) {
    problems.push_back(path + ": belongs into " + library->folder + "/include/" + library->name);
  }
  for (const Include& include : includes_of(text)) {
    const std::string reason = reason_against(file, include);
    if (!reason.empty()) problems.push_back(path + ":" + std::to_string(include.line) + ": " + reason);
  }
  return problems;
}

}  // namespace architecture
