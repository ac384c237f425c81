// Every type of block a lesson may hold. This list is the only registration: what reads, plays, draws
// and tests a type stands in the folder of its name, and everything that must know them all is derived
// from here (docs/architecture.md, "A room for each block type").
#pragma once

#include "base/types.h"
#include "blocks/audit/audit.h"
#include "blocks/branching/branching.h"
#include "blocks/builder/builder.h"
#include "blocks/checklist/checklist.h"
#include "blocks/close/close.h"
#include "blocks/fill_gap/fill_gap.h"
#include "blocks/hotspot/hotspot.h"
#include "blocks/matching/matching.h"
#include "blocks/memory/memory.h"
#include "blocks/multiple_choice/multiple_choice.h"
#include "blocks/ordering/ordering.h"
#include "blocks/page/page.h"
#include "blocks/practice_chat/practice_chat.h"
#include "blocks/rating/rating.h"
#include "blocks/reflection/reflection.h"
#include "blocks/single_choice/single_choice.h"
#include "blocks/sort/sort.h"
#include "blocks/tap_words/tap_words.h"
#include "blocks/timeline/timeline.h"
#include "blocks/true_false/true_false.h"

namespace content {

using BlockTypes = base::Types<Page, TapWords, SingleChoice, TrueFalse, MultipleChoice, Ordering, Timeline, Matching,
                               Sort, Hotspot, FillGap, Memory, Rating, Reflection, Checklist, Audit, Builder,
                               Branching, PracticeChat, Close>;

using Block = base::WideVariantOf<BlockTypes>;

}  // namespace content
