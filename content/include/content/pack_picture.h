// A picture and the pack that holds it: what is shown beside pictures of other packs, on one screen.
#pragma once

#include "content/lesson.h"
#include "content/manifest.h"

namespace content {

struct PackPicture {
  PackId pack;
  Picture picture;
};

}  // namespace content
