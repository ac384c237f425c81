// A list of two thousand rows, scrolled with the wheel from its top to its end, in memory with the software renderer.
#include <string>

#include "measurements.h"
#include "platform/screen.h"
#include "text/pango_shaper.h"
#include "text/svg_renderer.h"
#include "timing.h"
#include "ui/stage.h"
#include "ui/widgets.h"

namespace bench {
namespace {

constexpr double frame_ms = 16.7;
constexpr int all_rows = 2000;
constexpr int seen_rows = 9;
constexpr float row_height = 72;
constexpr float wheel_lines = 5;
constexpr float units_a_line = 56;
constexpr int steps = 500;
constexpr ui::Rect viewport{40, 80, 1180, 600};

class SourceTexts final : public ui::Translator {
 public:
  std::string translate(const content::Text& text) const override { return text.source; }
  std::string plural(const content::Text& one, const std::string& many, long count) const override {
    return count == 1 ? one.source : many;
  }
};

ui::Rect place_of(int row) { return {60, static_cast<float>(row) * row_height, 1100, 64}; }

std::string title_of(int row) { return "Lesson " + std::to_string(row) + ": **gifts** and coins"; }

void draw_row(ui::Frame& frame, const std::string& id, ui::Rect rect, const std::string& title) {
  frame.surface(rect, ui::card_style(frame.theme()));
  frame.icon(ui::Icon::umbrella, {rect.x + 16, rect.y + 16, 32, 32}, frame.theme().teal.strong);
  const ui::TextStyle style = ui::body_style(frame.theme());
  const ui::TextSize size = frame.measure(title, style, 900);
  frame.text(id + "/title", {rect.x + 72, rect.y + (rect.h - size.h) / 2, 900, size.h}, title, style);
}

enum class Rows {
  left_out,      // what is not seen is no more than a control
  all_drawn,     // the list does not care what is seen
  only_the_seen  // there are no others: the least a list can cost
};

class List {
 public:
  List(platform::Screen& screen, Rows rows) : screen_(screen), rows_(rows), stage_({text_, pictures_, screen}) {
    stage_.show(texts_, nullptr);
  }

  // One turn of the wheel, until the frame that answers it is there.
  double step_ms(int step) {
    ui::Input input;
    input.pointer = viewport.centre();
    input.wheel = step == 0 ? 0 : -wheel_lines;
    const Stopwatch watch;
    ui::Frame frame = stage_.begin(ui::FrameSetup{}, input);
    frame.begin_scroll("rows", viewport);
    const int count = rows_ == Rows::only_the_seen ? seen_rows : all_rows;
    const int first = rows_ == Rows::only_the_seen ? static_cast<int>(static_cast<float>(step) * wheel_lines * units_a_line / row_height) : 0;
    for (int row = 0; row < count; ++row) add_row(frame, place_of(row), first + row);
    frame.end_scroll(static_cast<float>(count) * row_height);
    screen_.present(stage_.end(), 0xFFFFFF);
    return watch.ms();
  }

 private:
  void add_row(ui::Frame& frame, ui::Rect rect, int number) const {
    const std::string id = "row/" + std::to_string(number);
    frame.control(id, rect);
    if (rows_ != Rows::all_drawn && !frame.is_visible(rect)) return;
    draw_row(frame, id, rect, title_of(number));
  }

  platform::Screen& screen_;
  Rows rows_;
  text::PangoShaper text_;
  text::SvgRenderer pictures_;
  SourceTexts texts_;
  ui::Stage stage_;
};

}  // namespace

Figures measure_scrolling(const Setup&) {
  TRY_ASSIGN(const auto screen, platform::Screen::in_memory(1280, 720));
  std::vector<double> left_out;
  std::vector<double> all_drawn;
  std::vector<double> seen;
  for (int pass = 0; pass < 3; ++pass) {
    List lists[] = {{*screen, Rows::left_out}, {*screen, Rows::all_drawn}, {*screen, Rows::only_the_seen}};
    for (int step = 0; step < steps; ++step) {
      const double times[] = {lists[0].step_ms(step), lists[1].step_ms(step), lists[2].step_ms(step)};
      // The first frame of a list sets what is known from then on; no wheel was turned.
      if (pass == 0 || step == 0) continue;
      left_out.push_back(times[0]);
      all_drawn.push_back(times[1]);
      seen.push_back(times[2]);
    }
  }
  const char* peer = "the same of a list of 9 rows";
  return std::vector<Figure>{
      {"scroll", "2,000 rows, one step, rows out of sight left out, p99", "ms", quantile(left_out, 0.99), peer, quantile(seen, 0.99), {frame_ms, {}, {}}},
      {"scroll", "the same, median", "ms", median(left_out), peer, median(seen), {{}, 2, {}}},
      {"scroll", "2,000 rows, one step, all of them drawn, p99", "ms", quantile(all_drawn, 0.99), peer, quantile(seen, 0.99), {frame_ms, {}, {}}}};
}

}  // namespace bench
