#include "figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace bench {
namespace {

std::string number(double value) {
  std::array<char, 32> text{};
  const double size = std::abs(value);
  const int digits = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return text.data();
}

std::string text_of(const Budget& budget, const std::string& unit) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (budget.most_ours) add("<= " + number(*budget.most_ours) + " " + unit);
  if (budget.most_ratio) add("ratio <= " + number(*budget.most_ratio));
  if (budget.least_ratio) add("ratio >= " + number(*budget.least_ratio));
  return text;
}

using Row = std::array<std::string, 6>;

Row row_of(const Figure& figure) {
  const auto ratio = figure.ratio();
  const std::string budget = text_of(figure.budget, figure.unit);
  return {figure.name + ": " + figure.what, number(figure.ours) + " " + figure.unit,
          number(figure.peer) + " " + figure.unit + ", " + figure.peer_name, ratio ? number(*ratio) : "-",
          budget.empty() ? "none" : budget, budget.empty() ? "-" : figure.within() ? "within" : "OVER"};
}

}  // namespace

std::optional<double> Figure::ratio() const {
  if (peer <= 0) return std::nullopt;
  return ours / peer;
}

bool Figure::within() const {
  if (budget.most_ours && ours > *budget.most_ours) return false;
  const auto share = ratio();
  if (budget.most_ratio && (!share || *share > *budget.most_ratio)) return false;
  return !budget.least_ratio || (share && *share >= *budget.least_ratio);
}

std::string table(const std::vector<Figure>& figures) {
  std::vector<Row> rows{{"what", "ours", "peer", "ratio", "budget", "verdict"}};
  for (const Figure& figure : figures) rows.push_back(row_of(figure));
  std::array<std::size_t, 6> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) text += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
    text += row.back() + "\n";
  }
  return text;
}

std::string json(const std::vector<Figure>& figures) {
  const auto or_null = [](const std::optional<double>& value) { return value ? nlohmann::json(*value) : nlohmann::json(); };
  nlohmann::json rows = nlohmann::json::array();
  for (const Figure& figure : figures) {
    rows.push_back({{"name", figure.name}, {"what", figure.what}, {"unit", figure.unit}, {"ours", figure.ours},
                    {"peer_name", figure.peer_name}, {"peer", figure.peer}, {"ratio", or_null(figure.ratio())},
                    {"most_ours", or_null(figure.budget.most_ours)}, {"most_ratio", or_null(figure.budget.most_ratio)},
                    {"least_ratio", or_null(figure.budget.least_ratio)}, {"within", figure.within()}});
  }
  return rows.dump(2) + "\n";
}

}  // namespace bench
