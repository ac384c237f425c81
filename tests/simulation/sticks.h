// Sticks between kiosks and the collector: pulled out, full, read-only, with damaged and foreign files.
#pragma once

#include "base/random.h"
#include "disks.h"
#include "evaluation/courier.h"
#include "events.h"

namespace simulation {

class Stick {
 public:
  Stick(Disks& disks, const std::string& name);

  evaluation::CourierFolder folder() const;
  const std::string& name() const { return name_; }
  void draw_fault(base::Random& random, Events& events);  // for the next visit
  void plug_in_again();                                   // as it should be
  void damage(base::Random& random, Events& events);      // some of what lies on it
  bool is_empty() const;

 private:
  std::vector<std::filesystem::path> files() const;

  Disks& disks_;
  std::string name_;
  Disk* disk_;
};

}  // namespace simulation
