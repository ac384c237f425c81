// What only packs for grown-ups may hold.
#pragma once

#include "content/lesson.h"
#include "content/manifest.h"
#include "report.h"

namespace content {

// R2: students write nothing, so that what is counted or written in a builder belongs into packs that open behind the PIN.
void check_audience(const Manifest& manifest, const Lesson& lesson, Report& report);

}  // namespace content
