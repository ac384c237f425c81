#include "report.h"

#include <algorithm>
#include <utility>

namespace content {

bool has_errors(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

Report::Report(std::string_view where, Findings& findings) : where_(where), findings_(findings) {}

void Report::error(std::string_view path, std::string_view rule, std::string message) {
  ++errors_;
  add(path, rule, Severity::error, std::move(message));
}

void Report::warning(std::string_view path, std::string_view rule, std::string message) {
  add(path, rule, Severity::warning, std::move(message));
}

void Report::add(std::string_view path, std::string_view rule, Severity severity, std::string message) {
  std::string where = where_;
  if (!path.empty()) where.append(" ").append(path);
  findings_.push_back({std::move(where), std::string(rule), severity, std::move(message)});
}

bool Report::spend_situations(std::size_t count) {
  situations_ += count;
  return situations_ <= most_situations;
}

void UniqueIds::add(const std::string& id, std::string_view path) {
  if (id.empty()) return;
  if (!seen_.insert(id).second) report_.error(path, "duplicate-id", "the id " + in_quotes(id) + " stands here twice");
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  result.append(text).append("\"");
  return result;
}

std::string join_path(std::string_view parent, std::string_view child) {
  std::string path(parent);
  if (!path.empty()) path += '/';
  return path.append(child);
}

std::string join_path(std::string_view parent, std::size_t position) {
  return join_path(parent, std::to_string(position));
}

}  // namespace content
