#include <array>

#include "desk/desk_parts.h"
#include "page_parts.h"
#include "ui/typing.h"

namespace screens {
namespace {

using session::ContactField;
using session::ContactForm;
using session::Written;

struct Question {
  ContactField field;
  std::string label;
  std::string hint;
  int lines = 1;
};

std::array<Question, session::contact_fields> questions(ui::Frame& frame) {
  return {{{ContactField::name, frame.say("contact/name", "Name"), frame.say("contact/name-hint", "As students know them")},
           {ContactField::role, frame.say("contact/role", "What they do"), frame.say("contact/role-hint", "School counsellor")},
           {ContactField::where, frame.say("contact/where", "Where to find them"), frame.say("contact/where-hint", "Room 12, from 8 to 14 h")},
           {ContactField::phone, frame.say("contact/phone", "Telephone, if there is one"), frame.say("contact/phone-hint", "Digits only")},
           {ContactField::route, frame.say("contact/route", "What happens next"),
            frame.say("contact/route-hint", "Whom they tell, the same day and how. Students do not see this."), 4}}};
}

std::string told_of(const ContactForm& form, const session::LocalHelp& kept, ui::Frame& frame) {
  switch (form.written) {
    case Written::no_phone:  // why, is said at the number itself
    case Written::changed: return frame.say("contact/changed", "Not kept yet.");
    case Written::being_kept: return frame.say("contact/being-kept", "One moment …");
    case Written::not_kept: return frame.say("contact/not-kept", "That could not be kept on this screen. The log says why.");
    case Written::as_kept:
    case Written::kept: break;
  }
  if (session::can_refer(kept)) return frame.say("contact/open", "Kept. Sensitive lessons are open.");
  return frame.say("contact/locked", "Sensitive lessons stay locked until a name, a place and what happens next are written here.");
}

void draw_told(const ContactForm& form, const session::LocalHelp& kept, ui::Column& column, ui::Frame& frame) {
  const std::string words = told_of(form, kept, frame);
  const ui::TextStyle style = ui::body_style(frame.theme());
  constexpr float padding = 18;
  const float room = column.width() - 2 * padding;
  const float height = frame.measure(words, style, room).h;
  const ui::Rect card = column.take(height + 2 * padding);
  const bool good = (form.written == Written::as_kept || form.written == Written::kept) && session::can_refer(kept);
  frame.surface(card, ui::card_style(frame.theme(), good ? ui::Tone::leaf : ui::Tone::sun));
  if (form.written == Written::kept || form.written == Written::not_kept) frame.scroll_to_news("contact/told", card, words);
  frame.text("contact/told", {card.x + padding, card.y + padding, room, height}, words, style);
}

void draw_no_phone(const std::string& id, ui::Column& column, ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.size = ui::type::label;
  style.colour = frame.theme().coral.on_soft;
  column.text("told/" + id, frame.say("contact/not-a-phone", "That is no telephone number. It has 3 to 15 digits, in groups if you like, and perhaps a + in front. Or leave it empty."), style);
}

struct WrittenPlace {
  ui::Rect rect;  // with what the field asks for above and what is told of it below
  bool tells = false;
};

// The field, and where it stands, when it is the one that is written into.
std::optional<WrittenPlace> draw_field(const Question& question, const ContactForm& form, ui::Typing& typing, ui::Column& column, ui::Frame& frame,
                                   SaidInPart<ContactForm>& action) {
  const std::string id = "contact/" + std::string(base::name_of(question.field));
  ui::TextStyle label = ui::body_style(frame.theme());
  label.weight = ui::Weight::semibold;
  const bool low = frame.size().h < 640;
  label.chrome = low;  // so that it has room above the keyboard, with its field
  const float top = column.y();
  column.text(id + "-label", question.label, label);
  column.gap(6);
  ui::FieldLook look;
  look.lines = low && typing.somebody_writes() ? 1 : question.lines;  // it scrolls to what is written
  // The label says what is wanted; the hint stands only where it has room.
  const float room = column.width() - 40;
  const float lines = look.lines == 1 ? 1.5F : 4;
  const ui::TextStyle hint = ui::hint_style(frame.theme());
  if (frame.measure(question.hint, hint, room).h < lines * frame.measure("X", hint, room).h) look.hint = question.hint;
  const ui::Rect rect = column.take(typing.field_height(look));
  const ui::FieldAnswer answer = typing.field(id, rect, form.fields[static_cast<std::size_t>(question.field)], look);
  frame.call(id, question.label);
  if (!answer.edits.empty()) action = session::EditContact{question.field, answer.edits};
  column.gap(6);
  draw_undrawn(id, answer.undrawn, column, frame);
  const bool is_no_phone = question.field == ContactField::phone && form.written == Written::no_phone;
  if (is_no_phone) draw_no_phone(id, column, frame);
  const float bottom = column.y();
  column.gap(12);
  const ui::Rect all{rect.x, top, rect.w, bottom - top};
  if (is_no_phone) frame.scroll_to_news("told/" + id, all, "no-phone");
  if (!answer.writes) return std::nullopt;
  return WrittenPlace{all, !answer.undrawn.empty() || is_no_phone};
}

}  // namespace

std::string DeskPartView<ContactForm>::label(ui::Frame& frame) { return frame.say("desk/contact", "Who can be talked to"); }

std::optional<Primary> DeskPartView<ContactForm>::primary(const ContactForm& form, ui::Frame& frame) {
  if (form.written != Written::changed && form.written != Written::not_kept) return std::nullopt;
  using session::Desk;
  return Primary{frame.say("desk/keep", "Keep"), true, Desk::Action(session::DeskPartAction(ContactForm::Action(session::KeepContact{})))};
}

SaidInPart<ContactForm> DeskPartView<ContactForm>::draw(const ContactForm& form, const Scene& scene, ui::Column& column, ui::Frame& frame) {
  SaidInPart<ContactForm> action;
  column.text("contact/heading", frame.say("contact/heading", "Who can be talked to in this place"), part_style(frame));
  column.gap(8);
  column.text("contact/lead",
              frame.say("contact/lead", "The help card shows students this name, place and number. Nothing of it is ever sent from this screen."),
              ui::lead_style(frame.theme()));
  column.gap(14);
  draw_told(form, scene.shell.local_help, column, frame);
  column.gap(18);
  auto typing = frame.typing();
  if (!typing) return action;
  for (const Question& question : questions(frame)) {
    const auto written = draw_field(question, form, *typing, column, frame, action);
    if (!written) continue;
    // Anew when the keyboard comes, which takes most of the room, and when something is told of what was written.
    const std::string keys = !typing->somebody_writes() ? "" : typing->shows_signs() ? "/signs" : "/letters";
    const std::string news = std::string(base::name_of(question.field)) + keys + (written->tells ? "/told" : "");
    frame.scroll_to_news("contact/written", written->rect, news);
  }
  return action;
}

}  // namespace screens
