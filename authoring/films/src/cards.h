// What is drawn where no people are: title and last picture, and a phone as large as the picture.
#pragma once

#include <vector>

#include "films/render.h"
#include "sprite.h"

namespace films {

// A parasol that opens over a landscape, with words beneath it.
class Card {
 public:
  static base::Result<Card> open(const Tools& tools, const std::string& words, const std::string& language);
  void draw(cairo_t* context, double since_ms) const;

 private:
  Sprite land_;
  std::vector<Sprite> parasol_;  // from closed to open
  Sprite words_;
};

class Phone {
 public:
  static base::Result<Phone> open(const Tools& tools, const content::FilmScene& scene, const SceneTimes& times, const std::string& language);
  void draw(cairo_t* context, double at_ms) const;

 private:
  struct Bubble {
    Sprite sprite;
    double height = 0;
    bool owner = false;
    bool is_sign = false;
    double at_ms = 0;
  };
  Sprite land_;
  std::vector<Bubble> bubbles_;
};

}  // namespace films
