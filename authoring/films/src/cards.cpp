#include "cards.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/languages.h"
#include "pictures/compose.h"
#include "pictures/landscape.h"
#include "pictures/parasol.h"

namespace films {
namespace {

using std::numbers::pi;
constexpr int parasol_steps = 24;
constexpr double phone_left = 430;
constexpr double phone_width = 420;
constexpr double screen_bottom = 640;

void rounded(cairo_t* context, double x, double y, double w, double h, double radius) {
  cairo_new_sub_path(context);
  cairo_arc(context, x + w - radius, y + radius, radius, -pi / 2, 0);
  cairo_arc(context, x + w - radius, y + h - radius, radius, 0, pi / 2);
  cairo_arc(context, x + radius, y + h - radius, radius, pi / 2, pi);
  cairo_arc(context, x + radius, y + radius, radius, pi, 3 * pi / 2);
  cairo_close_path(context);
}

void fill(cairo_t* context, double r, double g, double b, double alpha = 1) {
  cairo_set_source_rgba(context, r, g, b, alpha);
  cairo_fill(context);
}

// Words as they are written in the language, twice as fine as the frame.
Sprite written(const Tools& tools, const std::string& words, const std::string& language, float size, float width, ui::Align align) {
  ui::TextRequest request;
  request.spans = {{words, false, ""}};
  request.size = size * 2;
  request.line_height = size * 2 * 1.35F;
  request.width = width * 2;
  request.weight = ui::Weight::semibold;
  request.align = align;
  request.colour = {0x1F, 0x2A, 0x44, 0xFF};
  request.right_to_left = base::is_right_to_left(language);
  request.language = language;
  const ui::DrawnText drawn = tools.letters.draw(request);
  Sprite sprite = sprite_of(drawn.bitmap, 0.5);
  sprite.x += static_cast<double>(drawn.offset.x) / 2;
  sprite.y += static_cast<double>(drawn.offset.y) / 2;
  return sprite;
}

base::Result<Sprite> landscape(const Tools& tools) {
  return sprite_of(tools.pictures, pictures::compose_landscape(frame_width, frame_height, false), frame_width, frame_height, 1);
}

double width_of(const Sprite& sprite) { return cairo_image_surface_get_width(sprite.surface.get()) * sprite.scale; }
double height_of(const Sprite& sprite) { return cairo_image_surface_get_height(sprite.surface.get()) * sprite.scale; }

void place(Sprite& sprite, double x, double y) {
  sprite.x = x;
  sprite.y = y;
}

}  // namespace

base::Result<Card> Card::open(const Tools& tools, const std::string& words, const std::string& language) {
  Card card;
  TRY_ASSIGN(card.land_, landscape(tools));
  for (int step = 0; step <= parasol_steps; ++step) {
    const double open = eased(step, 0, parasol_steps);
    TRY_ASSIGN(Sprite parasol, sprite_of(tools.pictures, pictures::compose_parasol(open, 7), 300, 400, 1));
    parasol.x += frame_width / 2.0 - 150;
    parasol.y += 70;
    card.parasol_.push_back(std::move(parasol));
  }
  card.words_ = written(tools, words, language, 50, 1000, ui::Align::centre);
  place(card.words_, (frame_width - width_of(card.words_)) / 2, 560 - height_of(card.words_) / 2);
  return card;
}

void Card::draw(cairo_t* context, double since_ms) const {
  land_.draw(context);
  const double step = std::clamp((since_ms - 300) / 900, 0.0, 1.0) * parasol_steps;
  parasol_[static_cast<std::size_t>(step)].draw(context);
  const double shown = eased(since_ms, 700, 1200);
  cairo_push_group(context);
  rounded(context, words_.x - 44, words_.y - 30, width_of(words_) + 88, height_of(words_) + 60, 34);
  fill(context, 1, 0.985, 0.95, 0.94);
  words_.draw(context);
  cairo_pop_group_to_source(context);
  cairo_paint_with_alpha(context, shown);
}

base::Result<Phone> Phone::open(const Tools& tools, const content::FilmScene& scene, const SceneTimes& times, const std::string& language) {
  Phone phone;
  TRY_ASSIGN(phone.land_, landscape(tools));
  for (std::size_t m = 0; m < scene.moments.size(); ++m) {
    const auto& message = scene.moments[m].message;
    if (!message) continue;
    Bubble bubble;
    bubble.owner = message->from == content::Writer::owner;
    bubble.at_ms = times.moments[m].begins_ms;
    if (!message->words.empty()) {
      bubble.sprite = written(tools, message->words, language, 27, 270, ui::Align::start);
      bubble.height = height_of(bubble.sprite) + 36;
    } else {
      constexpr double larger = 1.45;
      TRY_ASSIGN(bubble.sprite, sprite_of(tools.pictures, pictures::compose_sign(message->sign), pictures::sign_width * larger, pictures::sign_height * larger, 1));
      bubble.height = pictures::sign_height * larger;
      bubble.is_sign = true;
    }
    phone.bubbles_.push_back(std::move(bubble));
  }
  return phone;
}

void Phone::draw(cairo_t* context, double at_ms) const {
  land_.draw(context);
  cairo_set_source_rgba(context, 0.12, 0.16, 0.27, 0.35);
  cairo_paint(context);
  rounded(context, phone_left, 20, phone_width, 680, 46);
  fill(context, 0.12, 0.16, 0.27);
  rounded(context, phone_left + 16, 38, phone_width - 32, 644, 32);
  fill(context, 0.90, 0.94, 0.96);
  cairo_save(context);
  rounded(context, phone_left + 16, 38, phone_width - 32, 644, 32);
  cairo_clip(context);
  double above = 0;  // how far what came later has pushed it up
  for (auto bubble = bubbles_.rbegin(); bubble != bubbles_.rend(); ++bubble) {
    const double share = eased(at_ms, bubble->at_ms, bubble->at_ms + 320);
    if (share <= 0) continue;
    const double inner = width_of(bubble->sprite);
    const double margin = bubble->is_sign ? 0 : 22;  // a sign has a bubble of its own
    const double width = inner + 2 * margin;
    const double x = bubble->owner ? phone_left + phone_width - 36 - width : phone_left + 36;
    above += (bubble->height + 18) * share;
    const double y = screen_bottom - above + 18;
    cairo_push_group(context);
    if (!bubble->is_sign) {
      rounded(context, x, y, width, bubble->height, 24);
      if (bubble->owner) fill(context, 0.72, 0.87, 0.85);
      else fill(context, 1, 1, 1);
    }
    cairo_save(context);
    cairo_translate(context, x + margin - bubble->sprite.x, y + (bubble->height - height_of(bubble->sprite)) / 2 - bubble->sprite.y);
    bubble->sprite.draw(context);
    cairo_restore(context);
    cairo_pop_group_to_source(context);
    cairo_paint_with_alpha(context, share);
  }
  cairo_restore(context);
}

}  // namespace films
