#include <algorithm>
#include <type_traits>

#include "content/contacts.h"
#include "turn.h"

namespace session {
namespace {

// The help card shows a number to children, so nothing else is kept as one. False when there is something to mend first.
bool keep_words(Turn& turn, ContactForm& form) {
  const LocalHelp help = help_in(form);
  const bool is_no_number = !help.contact.phone.empty() && !content::is_phone(help.contact.phone);
  form.written = is_no_number ? Written::no_phone : Written::being_kept;
  if (is_no_number) return false;
  turn.effect(KeepDesk{{help, turn.shell().settings}});
  return true;
}

bool is_unkept(const ContactForm& form) {
  return form.written == Written::changed || form.written == Written::not_kept || form.written == Written::no_phone;
}

class PartUpdate {
 public:
  explicit PartUpdate(Turn& turn) : turn_(turn) {}

  void operator()(DeskOverview&, const DeskOverview::Action& action) {
    const base::Overload carry_out{[&](const LookAgain&) { turn_.effect(LookAtKiosk{}); },
                                   [&](const LeadGroup&) { turn_.go(GroupChoice{}, SittingEnd::left); },
                                   [&](const SeePacks&) { leave_desk(turn_, DeskTab::packs); },
                                   [&](const auto& sending) { update_sending(turn_, sending); }};
    std::visit(carry_out, action);
  }
  void operator()(PacksPart& part, const PacksPart::Action& action) { update_packs(turn_, part, action); }
  void operator()(ContactForm& form, const ContactForm::Action& action) {
    const base::Overload carry_out{[&](const EditContact& edit) {
                                     base::TextEntry& entry = form.fields[static_cast<std::size_t>(edit.field)];
                                     const std::string before = entry.text;
                                     entry = base::update(std::move(entry), edit.edits);
                                     if (entry.text != before) form.written = Written::changed;
                                   },
                                   [&](const KeepContact&) {
                                     if (is_unkept(form)) keep_words(turn_, form);
                                   }};
    std::visit(carry_out, action);
  }
  void operator()(ResultsPart&, const ResultsPart::Action&) { turn_.effect(LookAtKiosk{}); }
  void operator()(SettingsPart& part, const SettingsPart::Action& action) {
    part.not_kept = false;
    const base::Overload carry_out{[&](const ChangePin&) { turn_.go(PinPad{OpensDesk{}, NewPin{}}, SittingEnd::left); },
                                   [&](const EndKiosk&) {
                                     turn_.effect(EndProgram{});
                                     turn_.go(Neutral{}, SittingEnd::left);
                                   },
                                   [&](const auto& decided) {
                                     if (!change(turn_.shell().settings, decided)) return;
                                     apply_settings(turn_.shell());
                                     turn_.effect(KeepDesk{{turn_.shell().local_help, turn_.shell().settings}});
                                     if constexpr (std::is_same_v<std::remove_cvref_t<decltype(decided)>, ShareNearby>) share(decided.yes);
                                   }};
    std::visit(carry_out, action);
  }

 private:
  void share(bool yes) {
    turn_.shell().neighbours = {yes ? Nearby::looking : Nearby::off};
    turn_.effect(yes ? Effect(MeetNeighbours{}) : Effect(LeaveNeighbours{}));
  }
  static bool change(Settings& settings, const SoundAtMost& decided) {
    const auto& choices = loudness_choices_percent;
    if (std::find(choices.begin(), choices.end(), decided.percent) == choices.end()) return false;
    settings.loudest_percent = decided.percent;
    return true;
  }
  static bool change(Settings& settings, const ShareNearby& decided) {
    settings.shares_nearby = decided.yes;
    return true;
  }
  static bool change(Settings& settings, const OfferLanguages& decided) {
    if (decided.codes.empty()) return false;
    settings.languages = decided.codes;
    return true;
  }
  static bool change(Settings& settings, const StartWithContrast& decided) {
    settings.contrast = decided.contrast;
    return true;
  }
  static bool change(Settings& settings, const AskAfter& decided) {
    if (std::find(idle_choices_s.begin(), idle_choices_s.end(), decided.idle_s) == idle_choices_s.end()) return false;
    settings.idle_s = decided.idle_s;
    return true;
  }
  static bool change(Settings& settings, const AskQuestions& decided) {
    settings.asks_questions = decided.yes;
    return true;
  }

  Turn& turn_;
};

DeskPart open_tab(DeskTab tab, const Shell& shell) {
  switch (tab) {
    case DeskTab::overview: return DeskOverview{};
    case DeskTab::packs: return PacksPart{};
    case DeskTab::contact: return contact_form(shell.local_help);
    case DeskTab::results: return ResultsPart{};
    case DeskTab::settings: return SettingsPart{};
    case DeskTab::group: break;  // no part
  }
  return DeskOverview{};
}

// What was written meanwhile is still to be kept.
void settle(ContactForm& form, Written written) {
  if (form.written == Written::being_kept) form.written = written;
}

template <typename Part>
Part* part_at_desk(Turn& turn) {
  auto* desk = std::get_if<Desk>(&turn.shell().place);
  return desk == nullptr ? nullptr : std::get_if<Part>(&desk->part);
}

const ContactForm* form_at_desk(const Shell& shell) {
  const auto* const desk = std::get_if<Desk>(&shell.place);
  return desk == nullptr ? nullptr : std::get_if<ContactForm>(&desk->part);
}

UnkeptWords* question(Turn& turn) {
  for (Overlay& overlay : turn.shell().overlays) {
    if (auto* const asked = std::get_if<UnkeptWords>(&overlay)) return asked;
  }
  return nullptr;
}

void close_question(Turn& turn) {
  std::erase_if(turn.shell().overlays, [](const Overlay& overlay) { return std::holds_alternative<UnkeptWords>(overlay); });
}

void go_on_to(Turn& turn, std::optional<DeskTab> to) {
  auto* const desk = std::get_if<Desk>(&turn.shell().place);
  if (!to || desk == nullptr) return turn.go(Home{}, SittingEnd::left);
  close_question(turn);
  if (*to == DeskTab::group) return turn.go(GroupChoice{}, SittingEnd::left);
  desk->part = open_tab(*to, turn.shell());
  if (*to == DeskTab::overview || *to == DeskTab::results) turn.effect(LookAtKiosk{});
  if (*to == DeskTab::packs) look_at_packs(turn);
}

}  // namespace

bool has_unkept_words(const Shell& shell) {
  const ContactForm* const form = form_at_desk(shell);
  return form != nullptr && is_unkept(*form);
}

// What is on its way to the disk is waited for: only then is it known that it was kept.
void leave_desk(Turn& turn, std::optional<DeskTab> to) {
  const ContactForm* const form = form_at_desk(turn.shell());
  const bool being_kept = form != nullptr && form->written == Written::being_kept;
  if (!being_kept && !has_unkept_words(turn.shell())) return go_on_to(turn, to);
  close_question(turn);
  turn.shell().overlays.push_back(UnkeptWords{to, being_kept});
}

void leave_words(Turn& turn, bool keep) {
  UnkeptWords* const asked = question(turn);
  ContactForm* const form = part_at_desk<ContactForm>(turn);
  if (asked == nullptr || asked->keeping || form == nullptr) return;
  if (!keep) return go_on_to(turn, asked->to);
  asked->keeping = keep_words(turn, *form);
  if (!asked->keeping) close_question(turn);
}

void update_desk(Turn& turn, Desk& desk, const Desk::Action& action) {
  const base::Overload carry_out{[&](const LockDesk&) { leave_desk(turn, std::nullopt); },
                                 [&](const OpenTab& open) {
                                   if (open.tab != desk.tab()) leave_desk(turn, open.tab);
                                 },
                                 [&](const auto& in_part) { base::visit_same(desk.part, in_part, PartUpdate(turn)); }};
  std::visit(carry_out, action);
}

void desk_kept(Turn& turn, const DeskRecord& record) {
  turn.shell().local_help = record.help;
  if (ContactForm* const form = part_at_desk<ContactForm>(turn)) settle(*form, Written::kept);
  if (const UnkeptWords* const asked = question(turn); asked != nullptr && asked->keeping) go_on_to(turn, asked->to);
}

void desk_not_kept(Turn& turn) {
  if (ContactForm* const form = part_at_desk<ContactForm>(turn)) settle(*form, Written::not_kept);
  if (const UnkeptWords* const asked = question(turn); asked != nullptr && asked->keeping) close_question(turn);
  if (SettingsPart* const part = part_at_desk<SettingsPart>(turn)) part->not_kept = true;
}

// A round that ends after it was turned off tells nobody anything.
void neighbours_met(Turn& turn, const NeighboursMet& met) {
  if (turn.shell().settings.shares_nearby) turn.shell().neighbours = met;
}

void desk_facts_known(Turn& turn, const DeskFacts& facts) {
  if (DeskOverview* const overview = part_at_desk<DeskOverview>(turn)) overview->facts = facts;
  if (ResultsPart* const results = part_at_desk<ResultsPart>(turn)) results->facts = facts;
}

void go_to_desk(Turn& turn) {
  turn.go(Desk{}, SittingEnd::left);
  turn.effect(LookAtKiosk{});
  look_at_packs(turn);
}

void apply_settings(Shell& shell) {
  shell.defaults.contrast = shell.settings.contrast;
  if (!shell.settings.offers(shell.defaults.language)) shell.defaults.language = shell.settings.languages.front();
}

}  // namespace session
