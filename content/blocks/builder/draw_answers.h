// The questions of a section, each with what it may be answered with.
#pragma once

#include "blocks/builder/play.h"
#include "screens/block_view.h"
#include "ui/widgets.h"

namespace screens {

using SaidBuilder = BlockSaid<content::Builder>;

SaidBuilder draw_builder_part(const content::BuilderPart& part, const session::BuilderState& state, ui::Column& column,
                              ui::Frame& frame);

// What only grown-ups fill in.
SaidBuilder draw_builder_answer(const content::BuilderPart& part, const content::BuilderWeekday& asked,
                                const session::BuilderState& state, ui::Column& column, ui::Frame& frame);
SaidBuilder draw_builder_answer(const content::BuilderPart& part, const content::BuilderDate& asked,
                                const session::BuilderState& state, ui::Column& column, ui::Frame& frame);
SaidBuilder draw_builder_answer(const content::BuilderPart& part, const content::BuilderFigures& asked,
                                const session::BuilderState& state, ui::Column& column, ui::Frame& frame);
SaidBuilder draw_builder_answer(const content::BuilderPart& part, const content::BuilderWords& asked,
                                const session::BuilderState& state, ui::Column& column, ui::Frame& frame);

// Where the page is drawn; what is written takes room of it, for the keyboard on the screen.
ui::Rect builder_area(ui::Frame& frame);
float builder_keyboard_height(ui::Frame& frame);  // 0 while nobody writes
void draw_builder_keyboard(ui::Rect area, float height, ui::Frame& frame);

}  // namespace screens
