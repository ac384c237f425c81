#include <algorithm>
#include <cmath>

#include "ui/stage.h"
#include "ui/widgets.h"

namespace ui {
namespace {

// Titles hold together better when their lines stand closer than those of running text.
float line_factor(bool tall_lines, float size) {
  if (size >= type::subheading) return tall_lines ? 1.45F : 1.22F;
  return tall_lines ? 1.6F : 1.4F;
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

std::string Frame::say(const content::Text& text) const { return stage_.translator_->translate(text); }

std::string Frame::say_plural(const char* key, const char* one, const char* many, long count) const {
  return stage_.translator_->plural({key, one}, many, count);
}

float Frame::chrome_factor() const { return std::min(text_factor(), 1.4F); }

float Frame::title_factor() const { return 1 + (text_factor() - 1) * 0.7F; }

Frame::Setting Frame::setting(const TextStyle& style, float width) const {
  const float factor = style.chrome                      ? chrome_factor()
                       : style.size >= type::subheading ? title_factor()
                                                        : text_factor();
  Setting setting;
  setting.size = style.size * factor * scale_;
  setting.line_height = std::round(setting.size * line_factor(tall_lines_, style.size));
  setting.width = width > 0 ? std::floor(width * scale_) : 0;
  return setting;
}

TextRequest Frame::request(std::string_view marked_text, const TextStyle& style, const Setting& setting) const {
  TextRequest request;
  auto spans = content::parse_markup(marked_text);
  // Packs are checked, so a broken mark can only come from the interface; show the text as it is.
  request.spans = spans ? std::move(*spans) : std::vector<content::Span>{{std::string(marked_text), false, ""}};
  request.size = setting.size;
  request.line_height = setting.line_height;
  request.width = setting.width;
  request.weight = style.weight;
  request.align = style.align;
  request.colour = style.colour;
  request.target_colour = theme_->teal.on_soft;
  request.right_to_left = setup_.right_to_left;
  request.language = setup_.language;
  return request;
}

// All that a layout depends on; colours are not.
CacheKey Frame::text_key(char kind, std::string_view marked_text, const TextStyle& style, const Setting& setting) const {
  CacheKey key(stage_.key_buffer_, kind);
  key.text(marked_text).real(setting.size).real(setting.line_height).real(setting.width);
  key.whole(static_cast<int>(style.weight)).whole(static_cast<int>(style.align));
  key.whole(setup_.right_to_left ? 1 : 0).text(setup_.language);
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
    return TextureCache::Drawing{std::move(drawn.bitmap), drawn.offset};
  });
  blit(texture, std::round(screen.x * scale_) + texture.offset.x, std::round(screen.y * scale_) + texture.offset.y);
}

TextSize Frame::text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style) {
  const Setting set = setting(style, box.w);
  const KnownText& known = known_text(marked_text, style, set);
  const TextSize size{known.layout.width / scale_, known.layout.height / scale_, known.layout.lines};
  Widget details;
  details.text = known.words;
  details.overflows = known.layout.overflows || size.h > box.h + 1.5F;
  details.missing_glyphs = known.layout.missing_glyphs;
  if (shows_text(box, known, set)) {
    details.spoken = mark_spoken(id, box, marked_text, style);
    draw_text(marked_text, style, set, to_screen(box));
  }
  record(Widget::Kind::text, id, to_screen({box.x, box.y, box.w, size.h}), std::move(details));
  return size;
}

// One line of words to tap.
struct Frame::Piece {
  std::string target;
  std::string id;       // "word/coins", then "word/coins/2"
  std::string control;  // "word/coins": all pieces of a target are one control
  Rect rect;
};

std::vector<Frame::Piece> Frame::pieces_of(const std::vector<TargetBox>& targets, Rect screen) {
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
    piece.rect = words.inset(-2);
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::string Frame::tappable_text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style,
                                 const std::vector<std::string>& found) {
  const KnownText& known = known_text(marked_text, style, setting(style, box.w));
  std::string pressed;
  std::vector<Rect> focused;
  for (const Piece& piece : pieces_of(known.layout.targets, to_screen(box))) {
    const bool is_found = std::find(found.begin(), found.end(), piece.target) != found.end();
    SurfaceStyle mark;
    mark.fill = is_found ? theme_->sun.soft : theme_->card;
    // What was found is told by the strength of its edge too, not by colour alone.
    mark.edge = is_found ? theme_->sun.on_soft : theme_->line;
    mark.edge_width = theme_->edge_width + (is_found ? 1.0F : 0.0F);
    mark.radii = Radii::all(8);
    if (is_shown(piece.rect)) draw_rounded(to_pixels(piece.rect), mark);
    const ControlState state = interact(piece.id, piece.rect, true, piece.control);
    if (state.pressed) pressed = piece.target;
    if (state.focused) focused.push_back(piece.rect);
  }
  for (const Rect& rect : focused) focus_ring(*this, from_screen(rect), 8);
  text(id, box, marked_text, style);
  return pressed;
}

}  // namespace ui
