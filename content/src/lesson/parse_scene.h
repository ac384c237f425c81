// A scene being read: the member "scene" of a picture (docs/formats/lesson.md).
#pragma once

#include "content/scene.h"
#include "json/object.h"

namespace content {

Scene read_scene(const JsonObject& picture, std::string_view member = "scene");

}  // namespace content
