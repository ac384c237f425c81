// Where the findings about one file are gathered. A Report borrows the list it fills and outlives
// nothing: it is made by the function that reads the file. Paths are member names and list
// positions from 0, joined by '/': "blocks/2/choices/1/goto".
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "content/finding.h"

namespace content {

inline constexpr std::size_t most_situations = 5000;

class Report {
 public:
  Report(std::string_view where, Findings& findings);

  void error(std::string_view path, std::string_view rule, std::string message);
  void warning(std::string_view path, std::string_view rule, std::string message);

  // True when something was reported as an error through this Report.
  bool failed() const { return errors_ > 0; }
  // Walking through every situation of a chat takes time: a file may have so many, in all its chats together.
  bool spend_situations(std::size_t count);
  const std::string& where() const { return where_; }

 private:
  void add(std::string_view path, std::string_view rule, Severity severity, std::string message);

  std::string where_;
  Findings& findings_;
  std::size_t errors_ = 0;
  std::size_t situations_ = 0;
};

// The ids seen so far in one list; a second sight of one is reported at its path.
class UniqueIds {
 public:
  explicit UniqueIds(Report& report) : report_(report) {}
  void add(const std::string& id, std::string_view path);
  bool contains(const std::string& id) const { return seen_.contains(id); }

 private:
  Report& report_;
  std::set<std::string> seen_;
};

std::string in_quotes(std::string_view text);
std::string join_path(std::string_view parent, std::string_view child);
std::string join_path(std::string_view parent, std::size_t position);

}  // namespace content
