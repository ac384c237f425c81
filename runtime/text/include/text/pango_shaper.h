// ui::TextShaper on Pango and Cairo, in Noto Sans and its script families. One thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ui/text_port.h"

namespace text {

class PangoShaper final : public ui::TextShaper {
 public:
  PangoShaper();
  ~PangoShaper() override;
  ui::TextLayout measure(const ui::TextRequest& request) override;
  ui::DrawnText draw(const ui::TextRequest& request) override;
  std::vector<ui::WordBox> words(const ui::TextRequest& request) override;
  std::vector<ui::CaretStop> caret_stops(const ui::TextRequest& request) override;

  // Whether this machine has fonts for every letter of the sample.
  bool can_show(const std::string& sample, const std::string& language);

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace text
