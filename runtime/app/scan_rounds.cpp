#include <algorithm>
#include <optional>

#include "scanner.h"

namespace app {
namespace {

using ui::Rect;
using ui::Widget;
using Node = Scanner::Node;

bool is_at_the_foot(const std::string& id) { return id == "next" || id == "skip" || id == "frame/quick-exit" || id == "frame/help"; }

bool is_of_the_bar(const std::string& id) { return id.rfind("frame/", 0) == 0 && !is_at_the_foot(id); }

Rect around(const Rect& a, const Rect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return a.around(b);
}

Node node_of(const Widget& widget) { return {Node::Kind::control, widget.id, widget.rect, {}, widget.area, widget.visible}; }

Node row_of(std::vector<Node> inside) {
  if (inside.size() == 1) return std::move(inside.front());
  Node row{Node::Kind::row, "", {}, std::move(inside)};
  row.area = row.inside.front().area;
  for (const Node& node : row.inside) {
    row.rect = around(row.rect, node.rect);
    row.seen = around(row.seen, node.seen);
  }
  return row;
}

// Side by side in the order of reading.
std::vector<std::vector<Node>> lines_of(const std::vector<Node>& nodes) {
  std::vector<std::vector<Node>> lines;
  for (const Node& node : nodes) {
    const bool beside = !lines.empty() && node.rect.centre().y < lines.back().back().rect.bottom() && node.rect.centre().y > lines.back().back().rect.y;
    if (!beside) lines.emplace_back();
    lines.back().push_back(node);
  }
  return lines;
}

// A long line in equal parts.
std::vector<Node> parts_of(const std::vector<Node>& line) {
  const std::size_t parts = std::min((line.size() + Scanner::most_in_a_round - 1) / Scanner::most_in_a_round, Scanner::most_in_a_round);
  const std::size_t each = (line.size() + parts - 1) / parts;
  std::vector<Node> rows;
  for (std::size_t first = 0; first < line.size(); first += each) {
    const auto begin = line.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<Node> part(begin, begin + static_cast<std::ptrdiff_t>(std::min(each, line.size() - first)));
    rows.push_back(row_of(part.size() > Scanner::most_in_a_round ? parts_of(part) : std::move(part)));
  }
  return rows;
}

// Few are a round themselves; more are told by lines, and many lines by several of them together, each a round of its own.
std::vector<Node> grouped(std::vector<Node> nodes) {
  if (nodes.size() <= Scanner::most_in_a_round) return nodes;
  const std::vector<std::vector<Node>> lines = lines_of(nodes);
  if (lines.size() == 1) return parts_of(nodes);
  std::size_t together = 1;
  while ((lines.size() + together - 1) / together > Scanner::most_in_a_round) ++together;
  std::vector<Node> rows;
  for (std::size_t first = 0; first < lines.size(); first += together) {
    std::vector<Node> part;
    for (std::size_t line = first; line < std::min(first + together, lines.size()); ++line) part.insert(part.end(), lines[line].begin(), lines[line].end());
    rows.push_back(row_of(grouped(std::move(part))));
  }
  return rows;
}

// Text of one scroll area that goes on below what is seen, or, at its end, above.
std::optional<Node> scrolling(const std::vector<const Widget*>& top, int area) {
  constexpr float cut = 4;
  Rect seen;
  for (const Widget* widget : top) {
    if (widget->area == area && !widget->visible.empty()) seen = around(seen, widget->visible);
  }
  bool below = false;
  bool above = false;
  for (const Widget* widget : top) {
    if (widget->area != area || widget->kind != Widget::Kind::text || widget->visible.h >= widget->rect.h - cut) continue;
    below = below || widget->rect.bottom() > seen.bottom() + cut;
    above = above || widget->rect.y < seen.y - cut;
  }
  if (seen.empty() || (!below && !above)) return std::nullopt;
  return Node{below ? Node::Kind::down : Node::Kind::up, "", seen, {}, area, seen};
}

// What scrolls by itself, and what stands outside.
struct Region {
  int area = ui::Scrolling::none;
  std::vector<Node> controls;
};

std::vector<Region> regions_of(const std::vector<const Widget*>& top) {
  std::vector<Region> regions;
  for (const Widget* widget : top) {
    const bool is_control = widget->kind == Widget::Kind::control && widget->enabled && !widget->piece && widget->role != Widget::Role::stop;
    const bool is_of_frame = widget->kind == Widget::Kind::control && (is_at_the_foot(widget->id) || is_of_the_bar(widget->id));
    if (is_of_frame || (!is_control && widget->area == ui::Scrolling::none)) continue;
    auto region = std::find_if(regions.begin(), regions.end(), [&](const Region& each) { return each.area == widget->area; });
    if (region == regions.end()) region = regions.insert(regions.end(), Region{widget->area, {}});
    if (is_control) region->controls.push_back(node_of(*widget));
  }
  return regions;
}

// Few controls are a round of their own, after what can be scrolled. Where there are many, what stands in one scroll area
// lights up together: columns never mix, and nothing changes its place in the round because one of them was scrolled.
std::vector<Node> content_of(const std::vector<const Widget*>& top) {
  std::vector<Region> regions = regions_of(top);
  std::size_t count = 0;
  for (const Region& region : regions) count += region.controls.size();
  const auto with_controls = std::count_if(regions.begin(), regions.end(), [](const Region& region) { return !region.controls.empty(); });
  const bool is_apart = count > Scanner::most_in_a_round && with_controls > 1;
  std::vector<Node> rounds;
  std::vector<Node> others;
  for (Region& region : regions) {
    const auto scroll = region.area == ui::Scrolling::none ? std::nullopt : scrolling(top, region.area);
    if (is_apart) {
      std::vector<Node> inside = grouped(std::move(region.controls));
      if (scroll) inside.insert(inside.begin(), *scroll);
      if (!inside.empty()) rounds.push_back(row_of(std::move(inside)));
      continue;
    }
    if (scroll) rounds.push_back(*scroll);
    others.insert(others.end(), region.controls.begin(), region.controls.end());
  }
  others = grouped(std::move(others));
  rounds.insert(rounds.end(), others.begin(), others.end());
  return rounds;
}

}  // namespace

std::vector<Node> scan_rounds(const std::vector<Widget>& widgets) {
  int layer = 0;
  for (const Widget& widget : widgets) layer = std::max(layer, widget.layer);
  std::vector<const Widget*> top;
  for (const Widget& widget : widgets) {
    if (widget.layer == layer) top.push_back(&widget);
  }
  std::vector<Node> bar;
  std::vector<Node> foot;
  for (const Widget* widget : top) {
    if (widget->kind != Widget::Kind::control || !widget->enabled || widget->piece) continue;
    if (is_at_the_foot(widget->id)) foot.push_back(node_of(*widget));
    else if (is_of_the_bar(widget->id)) bar.push_back(node_of(*widget));
  }
  // Going on comes before leaving.
  std::stable_partition(foot.begin(), foot.end(), [](const Node& node) { return node.id == "next" || node.id == "skip"; });
  std::vector<Node> rounds = content_of(top);
  rounds.insert(rounds.end(), foot.begin(), foot.end());
  if (!bar.empty()) rounds.push_back(row_of(std::move(bar)));
  return rounds;
}

}  // namespace app
