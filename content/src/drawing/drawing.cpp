#include "content/drawing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "drawing/markup_reader.h"

namespace content {
namespace {

using base::Result;

// ---- what may stand where ------------------------------------------------------------------------

enum class Value { length, share, outline, move, colour, word, name, clip, opacity, any };

struct Rule {
  std::string_view attribute;
  Value value;
};

constexpr std::array on_all{Rule{"fill", Value::colour},          Rule{"fill-opacity", Value::share},    Rule{"fill-rule", Value::word},
                            Rule{"stroke", Value::colour},        Rule{"stroke-width", Value::length},   Rule{"stroke-opacity", Value::share},
                            Rule{"stroke-linecap", Value::word},  Rule{"stroke-linejoin", Value::word},  Rule{"stroke-miterlimit", Value::share},
                            Rule{"opacity", Value::opacity},      Rule{"transform", Value::move},        Rule{"clip-path", Value::clip},
                            Rule{"clip-rule", Value::word},       Rule{"id", Value::name}};
constexpr std::array on_svg{Rule{"xmlns", Value::any}, Rule{"version", Value::share}, Rule{"width", Value::any}, Rule{"height", Value::any},
                            Rule{"viewBox", Value::any}, Rule{"preserveAspectRatio", Value::word}};
constexpr std::array on_path{Rule{"d", Value::outline}};
constexpr std::array on_rect{Rule{"x", Value::length}, Rule{"y", Value::length}, Rule{"width", Value::length}, Rule{"height", Value::length},
                             Rule{"rx", Value::length}, Rule{"ry", Value::length}};
constexpr std::array on_circle{Rule{"cx", Value::length}, Rule{"cy", Value::length}, Rule{"r", Value::length}};
constexpr std::array on_ellipse{Rule{"cx", Value::length}, Rule{"cy", Value::length}, Rule{"rx", Value::length}, Rule{"ry", Value::length}};
constexpr std::array on_line{Rule{"x1", Value::length}, Rule{"y1", Value::length}, Rule{"x2", Value::length}, Rule{"y2", Value::length}};
constexpr std::array on_points{Rule{"points", Value::outline}};
constexpr std::array on_gradient{Rule{"x1", Value::share}, Rule{"y1", Value::share}, Rule{"x2", Value::share}, Rule{"y2", Value::share},
                                 Rule{"cx", Value::share}, Rule{"cy", Value::share}, Rule{"r", Value::share},  Rule{"gradientUnits", Value::word}};
constexpr std::array on_stop{Rule{"offset", Value::share}, Rule{"stop-color", Value::colour}, Rule{"stop-opacity", Value::share}};

struct Element {
  std::string_view name;
  std::span<const Rule> rules;
  bool has_words = false;  // said to people who do not see it, not drawn
};

constexpr std::array elements{Element{"svg", on_svg},          Element{"g", {}},
                              Element{"defs", {}},             Element{"clipPath", {}},
                              Element{"path", on_path},        Element{"rect", on_rect},
                              Element{"circle", on_circle},    Element{"ellipse", on_ellipse},
                              Element{"line", on_line},        Element{"polyline", on_points},
                              Element{"polygon", on_points},   Element{"linearGradient", on_gradient},
                              Element{"radialGradient", on_gradient}, Element{"stop", on_stop},
                              Element{"title", {}, true},      Element{"desc", {}, true}};

const Element* element_called(std::string_view name) {
  const auto at = std::find_if(elements.begin(), elements.end(), [&](const Element& each) { return each.name == name; });
  return at == elements.end() ? nullptr : &*at;
}

const Rule* rule_for(const Element& element, std::string_view attribute) {
  for (const std::span<const Rule> rules : {element.rules, std::span<const Rule>(on_all)}) {
    const auto at = std::find_if(rules.begin(), rules.end(), [&](const Rule& each) { return each.attribute == attribute; });
    if (at != rules.end()) return &*at;
  }
  return nullptr;
}

// ---- values --------------------------------------------------------------------------------------

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_between(char c) { return c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r'; }

// Takes a number off the front. Powers of ten may only make it smaller.
bool take_number(std::string_view& text, double& number) {
  const std::size_t sign = !text.empty() && (text.front() == '-' || text.front() == '+') ? 1 : 0;
  const auto [end, problem] = std::from_chars(text.data() + sign, text.data() + text.size(), number, std::chars_format::general);
  const auto used = static_cast<std::size_t>(end - text.data());
  if (problem != std::errc() || !std::isfinite(number)) return false;
  const std::string_view written = text.substr(sign, used - sign);
  if (written.empty() || (written.front() != '.' && (written.front() < '0' || written.front() > '9'))) return false;
  const auto power = written.find_first_of("eE");
  if (power != std::string_view::npos && written.substr(power + 1).find('-') != 0) return false;
  if (sign == 1 && text.front() == '-') number = -number;
  text.remove_prefix(used);
  return true;
}

void skip_between(std::string_view& text) {
  while (!text.empty() && is_between(text.front())) text.remove_prefix(1);
}

// All numbers, with spaces and commas between them.
bool read_numbers(std::string_view text, std::vector<double>& numbers) {
  for (skip_between(text); !text.empty(); skip_between(text)) {
    double number = 0;
    if (!take_number(text, number)) return false;
    numbers.push_back(number);
  }
  return true;
}

bool is_reference(std::string_view value) {
  if (!value.starts_with("url(#") || !value.ends_with(")") || value.size() > 70) return false;
  const std::string_view name = value.substr(5, value.size() - 6);
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; });
}

bool is_colour(std::string_view value) {
  if (value.empty() || value.size() > 40 || value.starts_with("url")) return false;
  return std::all_of(value.begin(), value.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '#' || c == '(' || c == ')' || c == ',' || c == ' ' || c == '.' || c == '%'; });
}

bool is_word(std::string_view value) {
  return !value.empty() && value.size() <= 40 && std::all_of(value.begin(), value.end(), [](char c) { return is_letter(c) || c == ' '; });
}

bool is_name(std::string_view value) {
  return !value.empty() && value.size() <= 64 && std::all_of(value.begin(), value.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; });
}

// A clip is drawn again for each that is clipped by it.
constexpr std::size_t most_clip_elements = 64;
constexpr std::size_t most_clip_numbers = 1000;

// ---- one drawing ---------------------------------------------------------------------------------

class Judge {
 public:
  explicit Judge(std::size_t most_numbers) : most_numbers_(most_numbers) {}

  Result<void> opened(std::string_view name, const Attributes& attributes) {
    const Element* const element = element_called(name);
    if (element == nullptr) return refuse_drawing("the element <" + std::string(name.substr(0, 40)) + "> is not among those a drawing may have");
    if (++elements_ > most_drawing_elements) return refuse_drawing("it has more than " + std::to_string(most_drawing_elements) + " elements");
    if (open_.size() >= deepest_drawing) return refuse_drawing("its elements are nested more than " + std::to_string(deepest_drawing) + " deep");
    if (open_.empty() != (name == "svg")) return refuse_drawing("it has to be one <svg>, with none in it");
    if (open_.empty()) TRY(take_frame(attributes));
    open_.push_back({element, open_.empty() ? 1 : open_.back().scale, name == "clipPath" || (!open_.empty() && open_.back().is_clip)});
    if (open_.back().is_clip && ++clip_elements_ > most_clip_elements) return refuse_drawing("its clips have more than " + std::to_string(most_clip_elements) + " elements");
    // Where it lies comes first: how large its numbers are depends on it.
    for (const auto& [attribute, value] : attributes) {
      if (attribute == "transform") TRY(take_move(value));
    }
    for (const auto& [attribute, value] : attributes) TRY(take_attribute(attribute, value));
    return {};
  }

  void closed() { open_.pop_back(); }

  Result<void> text() const {
    if (!open_.back().element->has_words) return refuse_drawing("there is text in <" + std::string(open_.back().element->name) + ">");
    return {};
  }

 private:
  struct Open {
    const Element* element;
    double scale;  // of everything around it, and its own
    bool is_clip;
  };

  Result<void> take_frame(const Attributes& attributes) {
    for (const auto& [attribute, value] : attributes) {
      if (attribute == "xmlns" && value != "http://www.w3.org/2000/svg") return refuse_drawing("its xmlns is not that of SVG");
      if (attribute == "width" || attribute == "height") TRY(check_edge(attribute, value));
      if (attribute != "viewBox") continue;
      std::vector<double> box;
      if (!read_numbers(value, box) || box.size() != 4) return refuse_drawing("its viewBox is not four numbers");
      const double least = std::min(box[2], box[3]);
      edge_ = std::max({box[2], box[3], 0.0});
      if (least < 1 || edge_ > 100'000 || edge_ > 100 * least) return refuse_drawing("its viewBox is not between 1 and 100000 wide and high, or a hundred times as long as wide");
      if (std::abs(box[0]) > farthest_in_drawing * edge_ || std::abs(box[1]) > farthest_in_drawing * edge_) return refuse_drawing("its viewBox lies too far away");
    }
    if (edge_ == 0) return refuse_drawing("it has no viewBox");
    return {};
  }

  static Result<void> check_edge(std::string_view attribute, std::string_view value) {
    if (value.ends_with("px")) value.remove_suffix(2);
    double number = 0;
    if (take_number(value, number) && value.empty() && number >= 1 && number <= 100'000) return {};
    return refuse_drawing("its " + std::string(attribute) + " is not a number between 1 and 100000");
  }

  Result<void> take_attribute(std::string_view attribute, std::string_view value) {
    const Element& element = *open_.back().element;
    const Rule* const rule = rule_for(element, attribute);
    if (rule == nullptr) {
      return refuse_drawing("the attribute " + std::string(attribute.substr(0, 40)) + " of <" + std::string(element.name) + "> is not among those a drawing may have");
    }
    const auto ill = [&] { return refuse_drawing("the attribute " + std::string(attribute) + " of <" + std::string(element.name) + "> has a value that a drawing may not have"); };
    switch (rule->value) {
      case Value::length: return take_length(attribute, value) ? Result<void>() : ill();
      case Value::share: return is_share(value) ? Result<void>() : ill();
      case Value::outline: return take_outline(value, ill);
      case Value::colour:
        if (is_reference(value)) return count_layer();
        return is_colour(value) ? Result<void>() : ill();
      case Value::word: return is_word(value) ? Result<void>() : ill();
      case Value::name: return is_name(value) ? Result<void>() : ill();
      case Value::clip:
        if (open_.back().is_clip) return refuse_drawing("a clip is clipped");
        return value == "none" || is_reference(value) ? count_layer() : ill();
      case Value::opacity: return is_share(value) ? count_layer() : ill();
      case Value::move:
      case Value::any: return {};  // taken before
    }
    return {};
  }

  Result<void> count_layer() {
    if (++layers_ <= most_drawing_layers) return {};
    return refuse_drawing("it has more than " + std::to_string(most_drawing_layers) + " opacities, clips and gradients");
  }

  bool is_near(double number, double times = farthest_in_drawing) const { return std::abs(number) <= 1e7 && std::abs(number) * open_.back().scale <= times * edge_; }

  bool take_length(std::string_view attribute, std::string_view value) const {
    double number = 0;
    return take_number(value, number) && value.empty() && is_near(number, attribute == "stroke-width" ? 1 : farthest_in_drawing);
  }

  // Of gradients, stops and opacities: nothing grows by them.
  bool is_share(std::string_view value) const {
    double number = 0;
    if (!take_number(value, number) || (!value.empty() && value != "%")) return false;
    return std::abs(number) <= std::max(100.0, farthest_in_drawing * edge_);
  }

  template <typename Ill>
  Result<void> take_outline(std::string_view value, const Ill& ill) {
    bool is_arc = false;
    std::size_t place = 0;  // of a number behind its letter
    for (skip_between(value); !value.empty(); skip_between(value)) {
      if (is_letter(value.front())) {
        if (std::string_view("MmLlHhVvCcSsQqTtAaZz").find(value.front()) == std::string_view::npos) return ill();
        is_arc = value.front() == 'A' || value.front() == 'a';
        place = 0;
        value.remove_prefix(1);
        continue;
      }
      if (open_.back().is_clip && ++clip_numbers_ > most_clip_numbers) return refuse_drawing("its clips have more than " + std::to_string(most_clip_numbers) + " numbers");
      if (++numbers_ > most_numbers_) return refuse_drawing("its outlines have more than " + std::to_string(most_numbers_) + " numbers");
      if (is_arc && (place % 7 == 3 || place % 7 == 4)) {  // a flag, which may stand before the next number without a space
        if (value.front() != '0' && value.front() != '1') return ill();
        value.remove_prefix(1);
      } else {
        double number = 0;
        const bool is_angle = is_arc && place % 7 == 2;
        if (!take_number(value, number) || (!is_angle && !is_near(number))) return ill();
      }
      ++place;
    }
    return {};
  }

  Result<void> take_move(std::string_view value) {
    const auto ill = [] { return refuse_drawing("a transform has a value that a drawing may not have"); };
    for (skip_between(value); !value.empty(); skip_between(value)) {
      const auto open = value.find('(');
      const auto close = value.find(')');
      if (open == std::string_view::npos || close == std::string_view::npos || close < open) return ill();
      std::string_view verb = value.substr(0, open);
      while (verb.ends_with(' ')) verb.remove_suffix(1);
      std::vector<double> numbers;
      if (!read_numbers(value.substr(open + 1, close - open - 1), numbers) || !take_move(verb, numbers)) return ill();
      value.remove_prefix(close + 1);
    }
    return {};
  }

  bool take_move(std::string_view verb, const std::vector<double>& numbers) {
    const auto are_near = [&](std::size_t first) { return std::all_of(numbers.begin() + static_cast<std::ptrdiff_t>(first), numbers.end(), [&](double each) { return is_near(each); }); };
    double& scale = open_.back().scale;
    if (verb == "translate") return (numbers.size() == 1 || numbers.size() == 2) && are_near(0);
    if (verb == "rotate") return (numbers.size() == 1 || numbers.size() == 3) && are_near(1);
    if (verb == "scale" && (numbers.size() == 1 || numbers.size() == 2)) {
      scale *= std::max(std::abs(numbers.front()), std::abs(numbers.back()));
      return scale <= 1000;
    }
    if (verb != "matrix" || numbers.size() != 6 || !are_near(4)) return false;
    scale *= std::max(std::abs(numbers[0]) + std::abs(numbers[2]), std::abs(numbers[1]) + std::abs(numbers[3]));
    return scale <= 1000;
  }

  std::vector<Open> open_;
  double edge_ = 0;  // the longer one of the picture
  std::size_t elements_ = 0;
  std::size_t numbers_ = 0;
  std::size_t most_numbers_;
  std::size_t layers_ = 0;
  std::size_t clip_elements_ = 0;
  std::size_t clip_numbers_ = 0;
};

}  // namespace

Result<void> check_drawing(std::string_view svg, std::size_t most_numbers) {
  if (svg.size() > largest_drawing) return refuse_drawing("it is larger than 1 MiB");
  if (svg.find('\0') != std::string_view::npos) return refuse_drawing("it holds a zero byte");
  if (!base::is_utf8(svg)) return refuse_drawing("it is not UTF-8");
  Judge judge(most_numbers);
  return read_markup(svg, {[&](std::string_view name, const Attributes& attributes) { return judge.opened(name, attributes); }, [&] { judge.closed(); },
                           [&] { return judge.text(); }});
}

}  // namespace content
