// A questionnaire as plain data: docs/formats/instrument.md after checking. Two parallel forms, A
// and B, fill the same slots, so that what was asked before is not what is asked after.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "content/finding.h"
#include "content/lesson.h"
#include "content/text.h"

namespace content {

using ItemId = base::Id<struct ItemTag>;

enum class Construct { knowledge, scenario };
enum class Form { a, b };

// One thing a person in the situation could do, to be rated from 1 (very bad) to 4 (very good).
struct ItemAction {
  std::string id;
  Text text;
  int key = 0;         // 1 to 4, what safeguarding experts would choose
  bool probe = false;  // the going-along action: keyed bad in a risky situation, good in a safe foil
};

struct Item {
  ItemId id;
  std::string slot;  // what the two forms share: "k1", "s3"
  Form form = Form::a;
  Construct construct = Construct::knowledge;
  Text text;               // the statement, or the situation
  bool key = false;        // knowledge: whether the statement is true
  bool foil = false;       // scenario: nothing is wrong here
  bool sensitive = false;  // evaluation.md pools subgroups that all answer alike
  std::vector<ItemAction> actions;
};

struct Instrument {
  InstrumentId id;
  int version = 0;
  Text title;
  int minutes = 0;
  std::vector<Item> items;
};

std::optional<Instrument> parse_instrument(std::string_view json, std::string_view where, Findings& findings);
std::vector<Text> texts_of(const Instrument& instrument);

}  // namespace content
