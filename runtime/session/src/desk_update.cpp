#include "turn.h"

namespace session {
namespace {

class PartUpdate {
 public:
  explicit PartUpdate(Turn& turn) : turn_(turn) {}

  void operator()(DeskOverview&, const DeskOverview::Action& action) {
    const base::Overload carry_out{[&](const ChangePin&) { turn_.go(PinPad{OpensDesk{}, NewPin{}}, SittingEnd::left); },
                                   [&](const EndKiosk&) {
                                     turn_.effect(EndProgram{});
                                     turn_.go(Neutral{}, SittingEnd::left);
                                   }};
    std::visit(carry_out, action);
  }
  void operator()(ContactForm& form, const ContactForm::Action& action) {
    const base::Overload carry_out{[&](const EditContact& edit) {
                                     base::TextEntry& entry = form.fields[static_cast<std::size_t>(edit.field)];
                                     const std::string before = entry.text;
                                     entry = base::update(std::move(entry), edit.edits);
                                     if (entry.text != before) form.written = Written::changed;
                                   },
                                   [&](const KeepContact&) {
                                     if (form.written != Written::changed && form.written != Written::not_kept) return;
                                     form.written = Written::being_kept;
                                     turn_.effect(KeepDesk{{help_in(form)}});
                                   }};
    std::visit(carry_out, action);
  }

 private:
  Turn& turn_;
};

DeskPart open_tab(DeskTab tab, const Shell& shell) {
  switch (tab) {
    case DeskTab::overview: return DeskOverview{};
    case DeskTab::contact: return contact_form(shell.local_help);
  }
  return DeskOverview{};
}

// What was written meanwhile is still to be kept.
void settle(ContactForm& form, Written written) {
  if (form.written == Written::being_kept) form.written = written;
}

ContactForm* form_at_desk(Turn& turn) {
  auto* desk = std::get_if<Desk>(&turn.shell().place);
  return desk == nullptr ? nullptr : std::get_if<ContactForm>(&desk->part);
}

}  // namespace

void update_desk(Turn& turn, Desk& desk, const Desk::Action& action) {
  const base::Overload carry_out{[&](const LockDesk&) { turn.go(Home{}, SittingEnd::left); },
                                 [&](const OpenTab& open) {
                                   if (open.tab != desk.tab()) desk.part = open_tab(open.tab, turn.shell());
                                 },
                                 [&](const auto& in_part) { base::visit_same(desk.part, in_part, PartUpdate(turn)); }};
  std::visit(carry_out, action);
}

void desk_kept(Turn& turn, const DeskRecord& record) {
  turn.shell().local_help = record.help;
  if (ContactForm* const form = form_at_desk(turn)) settle(*form, Written::kept);
}

void desk_not_kept(Turn& turn) {
  if (ContactForm* const form = form_at_desk(turn)) settle(*form, Written::not_kept);
}

}  // namespace session
