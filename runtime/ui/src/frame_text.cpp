#include <algorithm>
#include <cmath>


#include "base/languages.h"
#include "ui/stage.h"
#include "ui/widgets.h"

namespace ui {
namespace {

// Titles hold together better when their lines stand closer than those of running text.
float line_factor(bool tall_lines, float size) {
  if (size >= type::subheading) return tall_lines ? 1.45F : 1.22F;
  return tall_lines ? 1.6F : 1.4F;
}

constexpr std::string_view no_break = "\u00A0";
constexpr std::string_view joiner = "\u2060";

// Words to tap stand on a chip, with air at both sides that belongs to them, and are not broken where fewer than four
// letters would be left alone.
std::string on_a_chip(std::string words) {
  constexpr std::size_t least = 4;
  const auto letters = [](std::string_view part) {
    return static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  };
  std::size_t last = words.rfind(' ');
  if (last != std::string::npos && letters(std::string_view(words).substr(last + 1)) < least) words.replace(last, 1, no_break);
  const std::size_t first = words.find(' ');
  if (first != std::string::npos && letters(std::string_view(words).substr(0, first)) < least) words.replace(first, 1, no_break);
  // Spaces at the end of a line take no room, and this one has to: it is not the last of it.
  return std::string(no_break).append(words).append(no_break).append(joiner);
}

std::string words_of(std::string_view marked_text, std::string_view target) {
  const auto spans = content::parse_markup(marked_text);
  std::string words;
  if (!spans) return words;
  for (const content::Span& span : *spans) {
    if (span.target == target) words += span.text;
  }
  return words;
}

bool is_of_address(char letter) {
  return letter > ' ' && letter < 127 && std::string_view("*[]()<>\"|{}").find(letter) == std::string_view::npos;
}

bool is_address(std::string_view run) {
  const auto dot = run.find('.');
  return dot != std::string_view::npos && dot > 0 && (run.find('/', dot) != std::string_view::npos || run.find("://") != std::string_view::npos);
}

// Between Unicode's isolates, so that the slashes of an address stay where they are among words that are read from the
// right.
std::string with_addresses_apart(std::string_view words) {
  std::string apart;
  while (!words.empty()) {
    const auto end = std::find_if_not(words.begin(), words.end(), is_of_address);
    auto run = words.substr(0, static_cast<std::size_t>(end - words.begin()));
    while (!run.empty() && std::string_view(".,;:!?").find(run.back()) != std::string_view::npos) run.remove_suffix(1);
    if (is_address(run)) apart += "\u2066" + std::string(run) + "\u2069";
    else apart += run;
    words.remove_prefix(run.size());
    if (words.empty()) break;
    apart += words.front();
    words.remove_prefix(1);
  }
  return apart;
}

std::size_t bytes_of(std::string_view key, const KnownText& text) {
  constexpr std::size_t links = 96;  // of the lists it stands in
  std::size_t bytes = sizeof(KnownText) + links + key.size() + text.words.size();
  for (const TargetBox& target : text.layout.targets) bytes += sizeof target + target.target.size();
  return bytes;
}

}  // namespace

std::string Frame::say(const char* key, const char* source) const {
  return stage_.translator_->translate({key, source});
}

std::string Frame::say(const content::Text& text) const {
  std::string words = stage_.translator_->translate(text);
  const bool translated = is_translated(text, stage_.source_language_);
  if (!translated) stage_.untranslated_.insert(words);
  return setup_.right_to_left && translated ? with_addresses_apart(words) : words;
}

std::string Frame::made_of(const content::Text& text, std::string words) const {
  if (!is_translated(text, stage_.source_language_)) stage_.untranslated_.insert(words);
  return words;
}

std::string Frame::beside(std::string words) const {
  if (is_set_from_right(words) == setup_.right_to_left) return words;
  return (setup_.right_to_left ? "\u2066" : "\u2067") + words + "\u2069";
}

bool Frame::is_translated(const content::Text& text, std::string_view source_language) const {
  return source_language == setup_.language || stage_.translator_->has(text);
}

bool Frame::is_untranslated(std::string_view marked_text) const {
  return !stage_.untranslated_.empty() && stage_.untranslated_.contains(marked_text);
}

bool Frame::is_set_from_right(std::string_view marked_text) const {
  return is_untranslated(marked_text) ? base::is_right_to_left(stage_.source_language_) : setup_.right_to_left;
}

std::string Frame::language_of(std::string_view marked_text, const TextStyle& style) const {
  if (!style.language.empty()) return std::string(style.language);
  return is_untranslated(marked_text) ? stage_.source_language_ : setup_.language;
}

std::string Frame::number(long value) const { return base::number_in(setup_.language, value); }

std::string Frame::say_plural(const char* key, const char* one, const char* many, long count) const {
  return stage_.translator_->plural({key, one}, many, count);
}

// Where a window is low, the bars leave their height to what is between them.
float Frame::chrome_factor() const { return std::min(text_factor(), size_.h < 560 ? 1.15F : 1.4F); }

float Frame::title_factor() const { return 1 + (text_factor() - 1) * 0.7F; }

Frame::Setting Frame::setting(const TextStyle& style, float width) const {
  const float factor = style.chrome                      ? chrome_factor()
                       : style.size >= type::subheading ? title_factor()
                                                        : text_factor();
  Setting setting;
  setting.size = style.size * factor * scale_;
  setting.line_height = std::round(std::max(setting.size * line_factor(tall_lines_, style.size), style.least_line * scale_));
  setting.width = width > 0 ? std::floor(width * scale_) : 0;
  return setting;
}

TextRequest Frame::request(std::string_view marked_text, const TextStyle& style, const Setting& setting) const {
  TextRequest request;
  auto spans = content::parse_markup(marked_text);
  // Packs are checked, so a broken mark can only come from the interface; show the text as it is.
  request.spans = spans ? std::move(*spans) : std::vector<content::Span>{{std::string(marked_text), false, ""}};
  for (content::Span& span : request.spans) {
    if (!span.target.empty()) span.text = on_a_chip(std::move(span.text));
  }
  request.size = setting.size;
  request.line_height = setting.line_height;
  request.width = setting.width;
  request.weight = style.weight;
  request.align = style.align;
  request.colour = style.colour;
  request.target_colour = theme_->teal.on_soft;
  request.language = language_of(marked_text, style);
  request.right_to_left = style.language.empty() ? is_set_from_right(marked_text) : base::is_right_to_left(style.language);
  const bool follows_frame = style.chrome || style.on_frame_side;
  if (follows_frame && request.right_to_left != setup_.right_to_left && style.align != Align::centre) {
    request.align = style.align == Align::start ? Align::end : Align::start;
  }
  return request;
}

// All that a layout depends on; colours are not.
CacheKey Frame::text_key(char kind, std::string_view marked_text, const TextStyle& style, const Setting& setting) const {
  CacheKey key(stage_.key_buffer_, kind);
  key.text(marked_text).real(setting.size).real(setting.line_height).real(setting.width);
  key.whole(static_cast<int>(style.weight)).whole(static_cast<int>(style.align));
  key.whole((setup_.right_to_left ? 1 : 0) + (style.on_frame_side || style.chrome ? 2 : 0)).text(setup_.language);
  key.text(language_of(marked_text, style)).whole(style.language.empty() ? 0 : 1);
  return key;
}

const KnownText& Frame::known_text(std::string_view marked_text, const TextStyle& style, const Setting& setting) const {
  const CacheKey key = text_key('l', marked_text, style, setting);
  if (const KnownText* known = stage_.texts_.find(key.view())) return *known;
  KnownText text{stage_.ports_.text.measure(request(marked_text, style, setting)), content::plain_text(marked_text)};
  const std::size_t bytes = bytes_of(key.view(), text);
  return stage_.texts_.put(key.view(), std::move(text), bytes);
}

TextSize Frame::measure(std::string_view marked_text, const TextStyle& style, float width) const {
  const TextLayout& layout = known_text(marked_text, style, setting(style, width)).layout;
  return {layout.width / scale_, layout.height / scale_, layout.lines};
}

// Letters reach out of their lines a little, and out of the box when they need more room than it has.
bool Frame::shows_text(Rect box, const KnownText& known, const Setting& setting) const {
  const float reach = setting.line_height / scale_;
  const float over = reach + std::max(0.0F, known.layout.width / scale_ - box.w);
  const Rect screen = to_screen({box.x, box.y, box.w, known.layout.height / scale_});
  return is_shown({screen.x - over, screen.y - reach, screen.w + 2 * over, screen.h + 2 * reach});
}

void Frame::draw_text(std::string_view marked_text, const TextStyle& style, const Setting& setting, Rect screen) {
  const CacheKey key = text_key('t', marked_text, style, setting).colour(style.colour).colour(theme_->teal.on_soft);
  const Texture& texture = stage_.cache_.get(key.view(), [&] {
    DrawnText drawn = stage_.ports_.text.draw(request(marked_text, style, setting));
    return Drawing{std::move(drawn.bitmap), drawn.offset};
  });
  blit(texture, std::round(screen.x * scale_) + texture.offset.x, std::round(screen.y * scale_) + texture.offset.y);
}

TextSize Frame::text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style) {
  const Setting set = setting(style, box.w);
  const KnownText& known = known_text(marked_text, style, set);
  const TextSize size{known.layout.width / scale_, known.layout.height / scale_, known.layout.lines};
  Widget details;
  details.text = known.words;
  if (!style.language.empty() || is_untranslated(marked_text)) details.language = language_of(marked_text, style);
  details.overflows = known.layout.overflows || size.h > box.h + 1.5F;
  details.missing_glyphs = known.layout.missing_glyphs;
  if (shows_text(box, known, set)) {
    details.spoken = mark_spoken(id, box, marked_text, style);
    draw_text(marked_text, style, set, to_screen(box));
  }
  const Rect screen = to_screen({box.x, box.y, box.w, size.h});
  record(Widget::Kind::text, id, screen, std::move(details));
  if (!muted_ && !stage_.revealed_text_.empty() && stage_.revealed_text_ == id && !areas_.empty()) {
    const float scrolled = areas_.back().axis == Axis::down ? areas_.back().offset : 0;
    if (const auto sight = stage_.sight_of_spoken(screen.moved(0, scrolled), areas_.back().index, areas_.back().viewport)) bring_into_view(sight->moved(0, -scrolled));
  }
  return size;
}

// One line of words to tap.
struct Frame::Piece {
  std::string target;
  std::string id;       // "word/coins", then "word/coins/2"
  std::string control;  // "word/coins": all pieces of a target are one control
  Rect chip;
  Rect touch;  // at least as large as a finger
};

std::vector<Frame::Piece> Frame::pieces_of(const std::vector<TargetBox>& targets, Rect screen, float letters, bool from_right) {
  std::vector<Piece> pieces;
  auto& drawn = stage_.pieces_;
  for (const TargetBox& target : targets) {
    auto count = std::find_if(drawn.begin(), drawn.end(), [&](const auto& each) { return each.first == target.target; });
    if (count == drawn.end()) count = drawn.insert(drawn.end(), {target.target, 0});
    ++count->second;
    Piece piece;
    piece.target = target.target;
    piece.control = "word/" + target.target;
    piece.id = piece.control + (count->second > 1 ? "/" + std::to_string(count->second) : "");
    // Where the words stand is known only after bidi, so these boxes are on the screen's side of mirroring.
    const Rect words{screen.x + target.box.x / scale_, screen.y + target.box.y / scale_, target.box.w / scale_,
                     target.box.h / scale_};
    const Point middle = words.centre();
    const float height = std::min(letters * 1.4F + 8, words.h - 4);
    piece.chip = {words.x, middle.y - height / 2, words.w, height};
    const float width = std::max(words.w, space::touch);
    const float reach = std::max(height, space::touch);
    piece.touch = {middle.x - width / 2, middle.y - reach / 2, width, reach};
    pieces.push_back(std::move(piece));
  }
  finish_broken(pieces, letters * 0.28F, from_right);
  return pieces;
}

// Words that go on in the next line have air at the end of one chip and at the beginning of the next, as they have it at
// their own ends.
void Frame::finish_broken(std::vector<Piece>& pieces, float air, bool from_right) {
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    Rect& before = pieces[i - 1].chip;
    Rect& after = pieces[i].chip;
    if (pieces[i - 1].target != pieces[i].target || after.y <= before.y) continue;
    before = {from_right ? before.x - air : before.x, before.y, before.w + air, before.h};
    after = {from_right ? after.x : after.x - air, after.y, after.w + air, after.h};
  }
}

// Told apart by a sign too, not by colour alone.
void Frame::draw_tap_mark(Rect chip, bool signal, bool at_left) {
  constexpr float edge = 24;
  const float x = at_left ? chip.x - edge / 2 : chip.right() - edge / 2;
  const Rect circle{x, chip.y - edge / 2, edge, edge};
  const Hue& hue = signal ? theme_->sun : theme_->leaf;
  SurfaceStyle disc;
  disc.fill = hue.on_soft;
  disc.radii = Radii::all(edge / 2);
  draw_rounded(to_pixels(circle), disc);
  icon(signal ? Icon::pause : Icon::check, from_screen(circle.inset(4)), theme_->card);
}

std::string Frame::tappable_text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style,
                                 const std::vector<TappedWords>& tapped) {
  const Setting set = setting(style, box.w);
  const KnownText& known = known_text(marked_text, style, set);
  const auto pieces = pieces_of(known.layout.targets, to_screen(box), set.size / scale_, is_set_from_right(marked_text));
  const auto tap_of = [&](const Piece& piece) {
    return std::find_if(tapped.begin(), tapped.end(), [&](const TappedWords& words) { return words.target == piece.target; });
  };
  std::string pressed;
  std::vector<Rect> focused;
  for (const Piece& piece : pieces) {
    const auto tap = tap_of(piece);
    const bool is_tapped = tap != tapped.end();
    const ControlState state = interact(piece.id, piece.touch, true, piece.control);
    Widget& drawn = stage_.widgets_.back();
    drawn.role = Widget::Role::words;
    drawn.piece = piece.id != piece.control;
    drawn.name = words_of(marked_text, piece.target);
    if (is_tapped) drawn.mark = tap->signal ? Widget::Mark::good : Widget::Mark::chosen;
    SurfaceStyle mark;
    const Hue& hue = is_tapped && !tap->signal ? theme_->leaf : theme_->sun;
    mark.fill = state.held ? theme_->meter : is_tapped ? hue.soft : theme_->card;
    mark.edge = is_tapped ? hue.on_soft : state.hovered ? theme_->ink : theme_->soft;
    mark.edge_width = theme_->edge_width + (is_tapped ? 1.0F : 0.0F);
    mark.radii = Radii::all(12);
    if (is_shown(piece.chip)) draw_rounded(to_pixels(piece.chip), mark);
    if (state.pressed) pressed = piece.target;
    if (state.focused) focused.push_back(piece.chip);
  }
  text(id, box, marked_text, style);
  for (const Piece& piece : pieces) {
    const bool last = &piece == &pieces.back() || (&piece + 1)->target != piece.target;
    const auto tap = tap_of(piece);
    if (last && tap != tapped.end() && is_shown(piece.chip)) draw_tap_mark(piece.chip, tap->signal, is_set_from_right(marked_text));
  }
  for (const Rect& rect : focused) focus_ring(*this, from_screen(rect), 12);
  return pressed;
}

}  // namespace ui
