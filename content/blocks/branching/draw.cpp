#include "blocks/branching/draw.h"

#include <algorithm>
#include <cmath>

#include "bars.h"
#include "blocks/branching/draw_map.h"
#include "ending_card.h"
#include "option_card.h"

namespace screens {
namespace {

using ui::Rect;
using SaidInStory = BlockSaid<content::Branching>;

constexpr float gap = 12;
constexpr float below_picture = 16;

// What a story is drawn from, handed on as one.
struct Showing {
  const content::Branching& block;
  const session::StoryState& state;
  const session::StoryView& view;
};

// ---- the scene -----------------------------------------------------------------------------------

std::string name_of(const std::string& who, const content::Branching& block, const ui::Frame& frame) {
  for (const content::StoryCharacter& character : block.characters) {
    if (character.id == who) return frame.say(character.name);
  }
  return "";
}

struct Spoken {
  std::string id;
  std::string words;
  ui::BubbleSide side = ui::BubbleSide::middle;
};

ui::BubbleLook look_of(const Spoken& each) {
  ui::BubbleLook look;
  look.side = each.side;
  look.text_size = ui::type::body;
  return look;
}

ui::Size size_of(const Spoken& each, float width, const ui::Frame& frame) {
  return ui::bubble_size(frame, each.words, look_of(each), each.side == ui::BubbleSide::middle ? width : width * 0.9F);
}

void draw_bubble(const Spoken& each, ui::Column& column, ui::Frame& frame) {
  const ui::Size size = size_of(each, column.width(), frame);
  const float spare = column.width() - size.w;
  const float x = each.side == ui::BubbleSide::start ? 0 : each.side == ui::BubbleSide::end ? spare : spare / 2;
  const Rect row = column.take(size.h);
  ui::bubble(frame, each.id, {row.x + x, row.y, size.w, size.h}, each.words, look_of(each));
  column.gap(gap);
}

void draw_scene_picture(const content::Picture& picture, float height, ui::Column& column, ui::Frame& frame) {
  const float edge = frame.theme().edge_width;
  const Rect card = column.take(height);
  ui::SurfaceStyle style = ui::card_style(frame.theme());
  style.shadow = 0;
  frame.surface(card, style);
  frame.picture("picture", card.inset(edge), picture, ui::Radii::all(ui::space::radius - edge));
  column.gap(below_picture);
}

std::vector<Spoken> said_in(const Showing& story, ui::Frame& frame) {
  std::vector<Spoken> all;
  if (const content::BranchChoice* before = story.view.before) all.push_back({"before", frame.say(before->text), ui::BubbleSide::end});
  for (const content::StoryLine& line : story.view.scene->lines) {
    const std::string name = name_of(line.who, story.block, frame);
    const std::string words = name.empty() ? frame.say(line.text) : frame.made_of(line.text, "**" + name + ":** " + frame.say(line.text));
    all.push_back({"line/" + line.id, words, name.empty() ? ui::BubbleSide::middle : ui::BubbleSide::start});
  }
  return all;
}

constexpr float least_picture = 120;  // below it is a strip

float words_height(const std::vector<Spoken>& all, float width, const ui::Frame& frame) {
  float height = 0;
  for (const Spoken& each : all) height += size_of(each, width, frame).h + gap;
  return height;
}

// What is said comes before what is shown of it: the picture stands above the words as high as they leave it room, and below
// them where they leave none.
struct ScenePlan {
  const content::Picture* shown = nullptr;
  float picture = 0;
  bool words_first = false;

  // `first` and `rest`: what of the page is to be seen with the words if at all possible, and what if there is room. A
  // picture that was seen a moment ago takes nobody's room.
  ScenePlan(const session::StoryView& view, ui::Size room, float first, float rest, float most) {
    if (view.picture == nullptr) return;
    const float left = room.h - first - below_picture;
    if (!view.scene->picture && left - rest < least_picture) return;
    shown = view.picture;
    words_first = left < least_picture;
    picture = std::floor(words_first ? std::min(room.w * 0.5F, most) : std::clamp(left - rest, least_picture, most));
  }
};

void draw_scene(const std::vector<Spoken>& all, const ScenePlan& plan, ui::Column& column, ui::Frame& frame) {
  if (plan.shown != nullptr && !plan.words_first) draw_scene_picture(*plan.shown, plan.picture, column, frame);
  for (const Spoken& each : all) draw_bubble(each, column, frame);
}

void draw_scene_below(const ScenePlan& plan, ui::Column& column, ui::Frame& frame) {
  if (plan.shown != nullptr && plan.words_first) draw_scene_picture(*plan.shown, plan.picture, column, frame);
}

// ---- what could be done --------------------------------------------------------------------------

// Where room is scarce, few words stand for many.
bool is_low(const ui::Frame& frame) {
  return (frame.size().w < 900 && frame.size().h < 700) || (frame.size().h < 760 && frame.text_factor() > 1.3F);
}

// That it is pretend stands above everything that can be done (R21), and does not scroll away. Returns how high it is.
float draw_head(Rect place, SaidInStory& said, ui::Frame& frame) {
  const std::string pause = frame.say("scenario/pause", "Pause and think");
  ui::ButtonLook look;
  look.tone = ui::Tone::sun;
  look.icon = ui::Icon::pause;
  look.text_size = ui::type::badge;
  look.answers = ui::Answers::when_chosen;  // after a choice the focus comes to what can be done next
  const float wide = ui::button_size(frame, pause, look).w - 12;
  const bool low = is_low(frame);
  const bool in_words = !low && wide < place.w * 0.5F;
  const float width = in_words ? wide : 66;
  const Rect button{place.right() - width, place.y, width, ui::space::touch};
  const float room = place.w - width - gap;
  const ui::Size badge =
      ui::badge(frame, "scenario/pretend", {place.x, place.y + 10},
                low ? frame.say("chat/pretend-label", "Pretend") : frame.say("scenario/pretend", "A story · nobody real is here"), ui::Tone::plum, room);
  const bool pressed = ui::button(frame, "scenario/pause", button, in_words ? pause : "", look);
  if (!in_words) frame.call("scenario/pause", pause);
  if (pressed) said = session::OpenOverlay{session::Pause{}};
  return std::max(badge.h + 10, ui::space::touch) + (low ? 4 : gap);
}

// What was tried before is marked with a sign and a word, and may be tried again.
bool draw_reply(const content::BranchChoice& choice, bool tried, ui::Column& column, ui::Frame& frame) {
  const std::string label = frame.say(choice.text);
  const std::string mark = tried ? frame.say("scenario/tried", "tried") : "";
  ui::TextStyle mark_style = ui::hint_style(frame.theme());
  mark_style.size = ui::type::small;
  const float mark_width = tried ? std::ceil(frame.measure(mark, mark_style, 0).w) + 1 : 0;
  const float aside = tried ? mark_width + 24 + 8 + gap : 0;
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - 48 - aside;
  const ui::TextSize size = frame.measure(label, style, room);
  const Rect card = column.take(std::max(68.0F, size.h + 32));
  const std::string id = "reply/" + choice.id;
  const bool pressed = draw_card_control(id, card, ui::Tone::plain, frame).pressed;
  frame.text(id + "/label", {card.x + 24, card.y + (card.h - size.h) / 2, room, size.h}, label, style);
  if (tried) {
    const float x = card.right() - 24 - mark_width;
    const float height = frame.measure(mark, mark_style, 0).h;
    frame.icon(ui::Icon::turn_back, {x - 32, card.y + (card.h - 24) / 2, 24, 24}, frame.theme().soft);
    frame.text(id + "/tried", {x, card.y + (card.h - height) / 2, mark_width, height}, mark, mark_style);
  }
  column.gap(gap);
  return pressed;
}

// Where room is scarce the answers need it more than the question that leads to them.
ui::TextStyle question_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::heading_style(frame.theme());
  if (is_low(frame) && frame.text_factor() > 1.3F) style.size = ui::type::label;
  return style;
}

SaidInStory draw_replies(const Showing& story, ui::Column& column, ui::Frame& frame) {
  SaidInStory said;
  const content::StoryScene& scene = *story.view.scene;
  if (scene.question) {
    column.text("question", frame.say(*scene.question), question_style(frame));
    column.gap(gap);
  }
  for (const content::BranchChoice* choice : story.view.offered) {
    if (draw_reply(*choice, session::was_tried(story.state, scene, *choice), column, frame))
      said = session::PickInStory{choice->id};
  }
  return said;
}

SaidInStory draw_go_on(ui::Column& column, ui::Frame& frame) {
  ui::ButtonLook look;
  look.tone = ui::Tone::teal;
  look.icon = ui::Icon::next;
  look.icon_at_end = true;
  const std::string label = frame.say("scenario/go-on", "What happens next");
  const ui::Size size = ui::button_size(frame, label, look);
  const Rect row = column.take(size.h);
  if (!ui::button(frame, "go-on", {row.x, row.y, std::min(size.w, row.w), row.h}, label, look)) return std::nullopt;
  return SaidInStory{session::GoOnInStory{}};
}

SaidInStory draw_doing(const Showing& story, ui::Column& column, ui::Frame& frame) {
  const content::StoryScene& scene = *story.view.scene;
  if (scene.ending) {
    if (!draw_ending(*scene.ending, "again", column, frame)) return std::nullopt;
    return SaidInStory{session::StartStoryAgain{}};
  }
  return scene.next.empty() ? draw_replies(story, column, frame) : draw_go_on(column, frame);
}

// About as high as it will be.
float doing_height(const Showing& story, float width, const ui::Frame& frame) {
  const content::StoryScene& scene = *story.view.scene;
  if (scene.ending) return frame.measure(frame.say(scene.ending->text), ui::body_style(frame.theme()), width - 52).h + 170;
  if (!scene.next.empty()) return ui::space::touch + gap;
  float height = scene.question ? frame.measure(frame.say(*scene.question), question_style(frame), width).h + gap : 0;
  for (const content::BranchChoice* choice : story.view.offered) height += std::max(68.0F, frame.measure(frame.say(choice->text), ui::body_style(frame.theme()), width - 48).h + 32) + gap;
  return height;
}

// ---- asking and leaving, always in view (R31) ----------------------------------------------------

// In the lowest windows what is said and can be answered is left a strip else.
bool is_lowest(const ui::Frame& frame) { return frame.size().h < 560 && frame.text_factor() > 1.3F; }

ui::TextStyle way_out_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.size = is_lowest(frame) ? ui::type::badge : ui::type::label;
  style.weight = ui::Weight::semibold;
  style.chrome = is_low(frame);
  return style;
}

struct WaysOut {
  std::vector<std::string> labels;
  bool beside = false;
  float width = 0;   // of each
  float height = 0;  // of each
  float all = 0;     // with the gap above them; 0 when there are none
};

WaysOut place_ways_out(const session::StoryView& view, float width, const ui::Frame& frame) {
  WaysOut ways;
  if (view.ways_out.empty()) return ways;
  for (const content::BranchChoice* choice : view.ways_out) ways.labels.push_back(frame.say(choice->text));
  const auto count = static_cast<float>(ways.labels.size());
  const float half = (width - gap * (count - 1)) / count;
  const int most_lines = is_low(frame) ? 4 : 2;  // where height is scarce, one row of higher ones
  const auto fits_beside = [&](const std::string& label) {
    const ui::TextSize size = frame.measure(label, way_out_style(frame), half - 72);
    return size.lines <= most_lines && size.w <= half - 72;
  };
  ways.beside = std::all_of(ways.labels.begin(), ways.labels.end(), fits_beside);
  ways.width = ways.beside ? half : width;
  const float padding = is_lowest(frame) ? 14 : 24;  // above and below together
  for (const std::string& label : ways.labels) {
    ways.height =
        std::max({ways.height, ui::space::touch, frame.measure(label, way_out_style(frame), ways.width - 72).h + padding});
  }
  ways.all = gap + (ways.beside ? ways.height : count * ways.height + (count - 1) * gap) + 6;
  return ways;
}

SaidInStory draw_ways_out(const session::StoryView& view, const WaysOut& ways, ui::Point at, ui::Frame& frame) {
  SaidInStory said;
  for (std::size_t i = 0; i < ways.labels.size(); ++i) {
    const content::BranchChoice& choice = *view.ways_out[i];
    const Rect card{at.x, at.y, ways.width, ways.height};
    const std::string id = "reply/" + choice.id;
    const ui::Icon icon = choice.kind == content::ChoiceKind::ask ? ui::Icon::people : ui::Icon::exit;
    if (draw_card_control(id, card, ui::Tone::teal, frame).pressed) said = session::PickInStory{choice.id};
    frame.icon(icon, {card.x + 20, card.y + (card.h - 24) / 2, 24, 24}, frame.theme().teal.strong);
    const float height = frame.measure(ways.labels[i], way_out_style(frame), card.w - 72).h;
    frame.text(id + "/label", {card.x + 56, card.y + (card.h - height) / 2, card.w - 72, height}, ways.labels[i],
               way_out_style(frame));
    (ways.beside ? at.x : at.y) += (ways.beside ? ways.width : ways.height) + gap;
  }
  return said;
}

// ---- the whole -----------------------------------------------------------------------------------

// What else can be done has to be reached beside the ways out.
constexpr float least_doing = 120;

SaidInStory draw_beside(const Showing& story, Rect area, ui::Frame& frame) {
  // Large words need the room that a picture can spare.
  const float share = frame.text_factor() > 1.3F ? 0.48F : 0.58F;
  const float left_width = std::floor(area.w * share);
  const float right_x = area.x + left_width + 24;
  SaidInStory said;
  const float head = draw_head({right_x, area.y, area.right() - right_x, area.h}, said, frame);
  WaysOut ways = place_ways_out(story.view, area.right() - right_x, frame);
  const bool across = ways.all > 0 && area.h - head - ways.all < least_doing;
  if (across) {
    ways = place_ways_out(story.view, area.w, frame);
    area.h -= ways.all;
  }
  const float ways_beside = across ? 0 : ways.all;
  const Rect left{area.x, area.y, left_width, area.h};
  const Rect right{right_x, area.y, area.right() - right_x, area.h};
  const std::vector<Spoken> all = said_in(story, frame);
  const float words = words_height(all, left.w - 32, frame);
  const float map = map_height(frame) + 16;
  // The map stands below what can be done, so that the picture is as high as it can be; without room there it stands below
  // the words, and goes along with them where there is none either.
  const float doing_room = right.h - head - ways_beside;
  const bool map_below_doing = doing_height(story, right.w, frame) + 16 <= doing_room - map;
  const float least_scene = words + 16 + (story.view.scene->picture ? least_picture + below_picture : 0);
  const bool map_below_words = !map_below_doing && least_scene <= left.h - map;
  const Rect card{left.x, left.y, left.w, left.h - (map_below_words ? map : 0)};
  frame.surface(card, ui::card_style(frame.theme()));
  frame.begin_scroll("scene/" + story.view.scene->id, card.inset(8));
  ui::Column column(frame, card.x + 16, 8, card.w - 32);
  const ui::Size room{column.width(), card.h - 16 - 8};
  const ScenePlan plan(story.view, room, words, 0, room.w * 0.75F);
  draw_scene(all, plan, column, frame);
  draw_scene_below(plan, column, frame);
  const bool map_with_words = !map_below_doing && !map_below_words;
  if (map_with_words) draw_map(session::map_of(story.state, story.block), column.take(map_height(frame)), frame);
  frame.end_scroll(column.y() + (map_with_words ? 12 : 0));

  const Rect below{map_below_doing ? right.x : left.x, area.bottom() - map + 16, map_below_doing ? right.w : left.w, map - 16};
  if (!map_with_words) draw_map(session::map_of(story.state, story.block), below, frame);
  const float bottom = right.bottom() - (map_below_doing ? map : 0);
  frame.begin_scroll("doing/" + story.view.scene->id, {right.x - 12, right.y + head, right.w + 24, bottom - right.y - head - ways_beside});
  ui::Column doing(frame, right.x, 8, right.w);
  if (auto done = draw_doing(story, doing, frame)) said = done;
  frame.end_scroll(doing.y());
  const ui::Point ways_at = across ? ui::Point{area.x, area.bottom() + gap} : ui::Point{right.x, bottom - ways.all + gap};
  if (auto out = draw_ways_out(story.view, ways, ways_at, frame)) said = out;
  return said;
}

SaidInStory draw_stacked(const Showing& story, Rect area, ui::Frame& frame) {
  SaidInStory said;
  const float head = draw_head(area, said, frame);
  const WaysOut ways = place_ways_out(story.view, area.w, frame);
  frame.begin_scroll("scene/" + story.view.scene->id,
                     {area.x - 12, area.y + head, area.w + 24, area.h - head - ways.all});
  ui::Column column(frame, area.x, 8, area.w);
  const std::vector<Spoken> all = said_in(story, frame);
  const float doing = doing_height(story, area.w, frame);
  const float first = std::min(doing, 120.0F);
  const ui::Size room{area.w, area.h - head - ways.all - 16};
  const ScenePlan plan(story.view, room, words_height(all, area.w, frame) + first, doing - first + map_height(frame) + 32, area.w * 0.75F);
  draw_scene(all, plan, column, frame);
  if (auto done = draw_doing(story, column, frame)) said = done;
  column.gap(12);
  draw_scene_below(plan, column, frame);
  draw_map(session::map_of(story.state, story.block), column.take(map_height(frame)), frame);
  frame.end_scroll(column.y() + 12);
  if (auto out = draw_ways_out(story.view, ways, {area.x, area.bottom() - ways.all + gap}, frame)) said = out;
  return said;
}

}  // namespace

SaidInStory View<content::Branching>::draw(const content::Branching& block, const session::StoryState& state,
                                           const session::OpenLesson& open, ui::Frame& frame) {
  const session::StoryView view = session::view_of(state, block);
  if (view.scene == nullptr) return std::nullopt;
  const bool may_go_on = session::Play<content::Branching>::progress(state, block).is_done() || open.lesson.sensitive;
  const Rect content = may_go_on || !ways_out_fill_a_row(frame) ? content_area(frame) : whole_area(frame);
  const Rect area{content.x + 16, content.y + 8, content.w - 32, content.h - 16};
  const bool narrow = frame.size().w < 900 || frame.size().h > frame.size().w;
  return narrow ? draw_stacked({block, state, view}, area, frame) : draw_beside({block, state, view}, area, frame);
}

// Where "Next" would have a row to itself, the story needs that more.
BlockBars View<content::Branching>::bars(const session::StoryState&, const content::Branching&, ui::Frame& frame) {
  BlockBars bars;
  bars.next_when_done = ways_out_fill_a_row(frame);
  return bars;
}

}  // namespace screens
