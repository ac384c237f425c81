// One row of the table: what was measured, beside its peer or the raw limit of the same run, and the budget it is held
// to. Plain data, with its text and JSON forms.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace bench {

struct Budget {
  std::optional<double> most_ours{};    // in the figure's unit
  std::optional<double> most_ratio{};   // ours / peer
  std::optional<double> least_ratio{};
};

struct Figure {
  std::string name;  // what --only takes: "start"
  std::string what;
  std::string unit;
  double ours = 0;
  std::string peer_name;
  double peer = 0;
  Budget budget;

  std::optional<double> ratio() const;  // none when the peer measured nothing
  bool within() const;
};

std::string table(const std::vector<Figure>& figures);  // ends in a line break
std::string json(const std::vector<Figure>& figures);   // one document, ends in a line break

}  // namespace bench
