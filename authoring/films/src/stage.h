// A scene with people, ready to be drawn at any time of it.
#pragma once

#include <vector>

#include "content/film_script.h"
#include "films/timeline.h"
#include "pictures/compose.h"
#include "sprite.h"

namespace films {

pictures::View film_view();

class Stage {
 public:
  static base::Result<Stage> open(ui::PictureRenderer& renderer, const content::FilmScene& scene, const SceneTimes& times);
  void draw(cairo_t* context, double at_ms) const;  // of the film

 private:
  struct Part {
    pictures::Layer::Kind kind;
    std::optional<std::size_t> person;
    Sprite sprite;
  };
  struct Look {  // of one moment
    std::vector<Part> parts;
    std::vector<Part> speaking;  // the mouth of who speaks, open
  };

  void draw_look(cairo_t* context, std::size_t moment, double at_ms) const;
  void draw_part(cairo_t* context, std::size_t moment, const Part& part, double at_ms) const;
  void draw_glow(cairo_t* context, std::size_t moment, double at_ms) const;
  double walked(std::size_t person, double at_ms, double& bob) const;  // units away from the place
  bool mouth_is_open(std::size_t moment, double at_ms) const;

  content::FilmScene scene_;
  SceneTimes times_;
  std::vector<content::Scene> states_;
  std::vector<Look> looks_;
};

}  // namespace films
