#include <cmath>

#include "ui/stage.h"

namespace ui {
namespace {

// Scripts with marks above and below their letters need taller lines.
bool has_tall_lines(const std::string& language) {
  for (const char* tall : {"th", "km", "lo", "my", "hi", "ar", "fa", "ur"}) {
    if (language.rfind(tall, 0) == 0) return true;
  }
  return false;
}

// Titles hold together better when their lines stand closer than those of running text.
float line_factor(const std::string& language, float size) {
  const bool tall = has_tall_lines(language);
  if (size >= type::subheading) return tall ? 1.45F : 1.22F;
  return tall ? 1.6F : 1.4F;
}

std::string key_of(const TextRequest& request) {
  std::string key;
  for (const auto& span : request.spans) {
    key += span.bold ? '\1' : '\2';
    key += span.text;
    if (!span.target.empty()) key += '\3' + span.target;
  }
  const auto add = [&](long value) { key += '|' + std::to_string(value); };
  add(std::lround(request.size * 16));
  add(std::lround(request.line_height * 16));
  add(std::lround(request.width * 4));
  add(static_cast<long>(request.weight) * 4 + static_cast<long>(request.align));
  for (const Colour colour : {request.colour, request.target_colour}) {
    add(colour.r << 24 | colour.g << 16 | colour.b << 8 | colour.a);
  }
  key += request.right_to_left ? 'R' : 'L';
  if (request.breaks_words) key += 'W';
  return key + request.language;
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

TextRequest Frame::request(std::string_view marked_text, const TextStyle& style, float width) const {
  TextRequest request;
  auto spans = content::parse_markup(marked_text);
  // Packs are checked, so a broken mark can only come from the interface; show the text as it is.
  request.spans = spans ? std::move(*spans) : std::vector<content::Span>{{std::string(marked_text), false, ""}};
  const float factor = style.chrome                      ? chrome_factor()
                       : style.size >= type::subheading ? title_factor()
                                                        : text_factor();
  request.size = style.size * factor * scale_;
  request.line_height = std::round(request.size * line_factor(setup_.language, style.size));
  request.width = width > 0 ? std::floor(width * scale_) : 0;
  request.weight = style.weight;
  request.align = style.align;
  request.colour = style.colour;
  request.target_colour = theme_->teal.on_soft;
  request.right_to_left = setup_.right_to_left;
  request.language = setup_.language;
  return request;
}

static const TextLayout& layout_of(std::map<std::string, TextLayout>& layouts, TextShaper& shaper,
                                   const TextRequest& request, const std::string& key) {
  const auto [at, fresh] = layouts.try_emplace(key);
  if (fresh) at->second = shaper.measure(request);
  return at->second;
}

TextSize Frame::measure(std::string_view marked_text, const TextStyle& style, float width) const {
  const TextRequest wanted = request(marked_text, style, width);
  const TextLayout& layout = layout_of(stage_.layouts_, stage_.ports_.text, wanted, key_of(wanted));
  return {layout.width / scale_, layout.height / scale_, layout.lines};
}

void Frame::draw_text(const TextRequest& wanted, Rect screen) {
  const std::string key = key_of(wanted);
  const Texture& texture = stage_.cache_.get("t" + key, [&] {
    DrawnText drawn = stage_.ports_.text.draw(wanted);
    return TextureCache::Drawing{std::move(drawn.bitmap), drawn.offset};
  });
  blit(texture, std::round(screen.x * scale_) + texture.offset.x, std::round(screen.y * scale_) + texture.offset.y);
}

TextSize Frame::text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style) {
  const TextRequest wanted = request(marked_text, style, box.w);
  const TextLayout& layout = layout_of(stage_.layouts_, stage_.ports_.text, wanted, key_of(wanted));
  const TextSize size{layout.width / scale_, layout.height / scale_, layout.lines};
  Widget details;
  details.text = content::plain_text(marked_text);
  details.overflows = layout.overflows || size.h > box.h + 1.5F;
  details.missing_glyphs = layout.missing_glyphs;
  details.spoken = mark_spoken(id, box, marked_text, style);
  draw_text(wanted, to_screen(box));
  record(Widget::Kind::text, id, to_screen({box.x, box.y, box.w, size.h}), details);
  return size;
}

std::string Frame::tappable_text(std::string_view id, Rect box, std::string_view marked_text, const TextStyle& style,
                                 const std::vector<std::string>& found) {
  const TextRequest wanted = request(marked_text, style, box.w);
  const TextLayout layout = layout_of(stage_.layouts_, stage_.ports_.text, wanted, key_of(wanted));
  std::string pressed;
  std::string last;
  for (const TargetBox& target : layout.targets) {
    // Where the words stand is known only after bidi, so these boxes are on the screen's side of mirroring.
    const Rect screen = to_screen(box);
    Rect words{screen.x + target.box.x / scale_, screen.y + target.box.y / scale_, target.box.w / scale_,
               target.box.h / scale_};
    words = words.inset(-2);
    const bool is_found = std::find(found.begin(), found.end(), target.target) != found.end();
    SurfaceStyle mark;
    mark.fill = is_found ? theme_->sun.soft : theme_->card;
    // What was found is told by the strength of its edge too, not by colour alone.
    mark.edge = is_found ? theme_->sun.on_soft : theme_->line;
    mark.edge_width = theme_->edge_width + (is_found ? 1.0F : 0.0F);
    mark.radii = Radii::all(8);
    draw_rounded(to_pixels(words), mark);
    const bool continued = target.target == last;
    last = target.target;
    const std::string control_id = "word/" + target.target + (continued ? "/more" : "");
    if (interact(control_id, words, true).pressed) pressed = target.target;
  }
  text(id, box, marked_text, style);
  return pressed;
}

}  // namespace ui
