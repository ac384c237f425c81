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
  const float x = std::min(a.x, b.x);
  const float y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

Node node_of(const Widget& widget) { return {Node::Kind::control, widget.id, widget.rect, {}}; }

Node row_of(std::vector<Node> inside) {
  if (inside.size() == 1) return std::move(inside.front());
  Node row{Node::Kind::row, "", {}, std::move(inside)};
  for (const Node& node : row.inside) row.rect = around(row.rect, node.rect);
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

// Few are a round themselves; more are told by lines, and many lines by several of them together.
std::vector<Node> grouped(const std::vector<Node>& nodes) {
  if (nodes.size() <= Scanner::most_in_a_round) return nodes;
  std::vector<std::vector<Node>> lines = lines_of(nodes);
  while (lines.size() > Scanner::most_in_a_round) {
    std::vector<std::vector<Node>> fewer;
    for (std::size_t i = 0; i < lines.size(); i += 2) {
      fewer.push_back(lines[i]);
      if (i + 1 < lines.size()) fewer.back().insert(fewer.back().end(), lines[i + 1].begin(), lines[i + 1].end());
    }
    lines = std::move(fewer);
  }
  std::vector<Node> rows;
  for (std::vector<Node>& line : lines) rows.push_back(row_of(std::move(line)));
  return rows;
}

// Text that goes on below what is seen, or, at its end, above.
std::optional<Node> scrolling(const std::vector<const Widget*>& top) {
  constexpr float cut = 4;
  Rect seen;
  for (const Widget* widget : top) {
    if (widget->scrolls && widget->visible.w > 0 && widget->visible.h > 0) seen = around(seen, widget->visible);
  }
  bool below = false;
  bool above = false;
  for (const Widget* widget : top) {
    if (!widget->scrolls || widget->kind != Widget::Kind::text || widget->visible.h >= widget->rect.h - cut) continue;
    below = below || widget->rect.bottom() > seen.bottom() + cut;
    above = above || widget->rect.y < seen.y - cut;
  }
  if (seen.empty() || (!below && !above)) return std::nullopt;
  return Node{below ? Node::Kind::down : Node::Kind::up, "", seen, {}};
}

}  // namespace

std::vector<Node> scan_rounds(const std::vector<Widget>& widgets) {
  int layer = 0;
  for (const Widget& widget : widgets) layer = std::max(layer, widget.layer);
  std::vector<const Widget*> top;
  for (const Widget& widget : widgets) {
    if (widget.layer == layer) top.push_back(&widget);
  }
  std::vector<Node> content;
  std::vector<Node> bar;
  std::vector<Node> foot;
  for (const Widget* widget : top) {
    if (widget->kind != Widget::Kind::control || !widget->enabled || widget->piece) continue;
    auto& part = is_at_the_foot(widget->id) ? foot : is_of_the_bar(widget->id) ? bar : content;
    part.push_back(node_of(*widget));
  }
  // Going on comes before leaving.
  std::stable_partition(foot.begin(), foot.end(), [](const Node& node) { return node.id == "next" || node.id == "skip"; });
  std::vector<Node> rounds = grouped(content);
  if (auto scroll = scrolling(top)) rounds.insert(rounds.begin(), *scroll);
  rounds.insert(rounds.end(), foot.begin(), foot.end());
  if (!bar.empty()) rounds.push_back(row_of(std::move(bar)));
  return rounds;
}

}  // namespace app
