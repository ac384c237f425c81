// A questionnaire as plain data: docs/formats/instrument.md after checking. Two parallel forms, A
// and B, fill the same slots, so that what was asked before is not what is asked after.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arms.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "base/rho.h"
#include "content/finding.h"
#include "content/lesson.h"
#include "content/text.h"
#include "items/every_data.h"
#include "items/types.h"

namespace content {

using ItemId = base::Id<struct ItemTag>;

enum class Form { a, b };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<content::Form>{"A", "B"};

namespace content {

using ItemBody = base::VariantOf<ItemTypes>;

struct Item {
  ItemId id;
  std::string slot;  // what the two forms share: "k1", "s3"
  Form form = Form::a;
  bool sensitive = false;  // evaluation.md pools subgroups that all answer alike
  ItemBody body;
};

struct Instrument {
  InstrumentId id;
  int version = 0;
  Text title;
  int minutes = 0;
  std::vector<Item> items;
  std::string primary{};  // the construct named its outcome before data come in; empty: none
  base::Arms arms{};      // of a trial in which it can be asked; empty: none
  std::optional<base::Rho> noise{};  // what leaves a kiosk of it carries noise
  LessonId other_lesson{};  // what some of these arms play between the questions; empty where none does
};

// How many tables a block over this instrument has, choices in practice chats apart.
std::size_t table_count(const Instrument& instrument);

std::optional<Instrument> parse_instrument(std::string_view json, std::string_view where, Findings& findings);
std::vector<Text> texts_of(const Instrument& instrument);

}  // namespace content
