#include <algorithm>

#include "desk/pack_row.h"

namespace screens {
namespace {

using session::FoundPack;
using session::PackDesk;
using session::PackFacts;
using session::PackFit;
using session::PacksPart;
using session::PackTrouble;
using SaidHere = SaidInPart<PacksPart>;

constexpr float padding = 22;

std::string title_of(const PackFacts& pack, ui::Frame& frame) { return frame.say(pack.title); }

std::string trouble_words(PackTrouble why, ui::Frame& frame) {
  switch (why) {
    case PackTrouble::untrusted: return frame.say("packs/untrusted", "Nobody this kiosk trusts has signed it.");
    case PackTrouble::damaged: return frame.say("packs/damaged", "It is damaged. Copy it to the stick again.");
    case PackTrouble::too_new: return frame.say("packs/too-new", "It is newer than this program. Update the program first.");
    case PackTrouble::weaker: return frame.say("packs/weaker", "The pack that is here is signed, and this one is not.");
    case PackTrouble::no_base: return frame.say("packs/no-base", "It changes a version that is not here. Bring the whole pack.");
    case PackTrouble::no_room: return frame.say("packs/no-room", "There is not enough room on this kiosk.");
    case PackTrouble::source_gone: return frame.say("packs/source-gone", "It could not be read to its end. Is the stick still in? What was here before is still here.");
    case PackTrouble::not_written: return frame.say("packs/not-written", "The folder of packs cannot be written. The log says why.");
    case PackTrouble::not_here: return frame.say("packs/not-here", "It is not on this kiosk any more.");
  }
  return "";
}

// ---- a card that grows with what stands on it ----------------------------------------------------

class Card {
 public:
  Card(ui::Tone tone, float height, ui::Column& column, ui::Frame& frame)
      : rect_(column.take(height + 2 * padding)), inside_(frame, rect_.x + padding, rect_.y + padding, rect_.w - 2 * padding) {
    frame.surface(rect_, ui::card_style(frame.theme(), tone));
    column.gap(18);
  }
  ui::Column& inside() { return inside_; }
  ui::Rect rect() const { return rect_; }

 private:
  ui::Rect rect_;
  ui::Column inside_;
};

// Words, and buttons below them side by side or one below the other.
struct Deed {
  std::string id;
  std::string label;
  bool filled = false;
};

float deeds_height(const std::vector<Deed>& deeds, float width, ui::Frame& frame) {
  float x = 0;
  float height = 0;
  for (const Deed& deed : deeds) {
    const ui::Size size = ui::button_size(frame, deed.label, {});
    if (height == 0 || x + size.w > width) {
      height += size.h + (height == 0 ? 0 : 10);
      x = 0;
    }
    x += size.w + 14;
  }
  return height;
}

// The index of the one that was pressed.
std::optional<std::size_t> draw_deeds(const std::vector<Deed>& deeds, ui::Column& column, ui::Frame& frame) {
  std::optional<std::size_t> pressed;
  float x = 0;
  float y = column.y();
  for (std::size_t i = 0; i < deeds.size(); ++i) {
    ui::ButtonLook look;
    look.tone = deeds[i].filled ? ui::Tone::teal : ui::Tone::plain;
    look.filled = deeds[i].filled;
    const ui::Size size = ui::button_size(frame, deeds[i].label, look);
    if (x > 0 && x + size.w > column.width()) {
      x = 0;
      y += size.h + 10;
    }
    if (ui::button(frame, deeds[i].id, {column.x() + x, y, std::min(size.w, column.width()), size.h}, deeds[i].label, look)) pressed = i;
    x += size.w + 14;
  }
  column.gap(deeds_height(deeds, column.width(), frame));
  return pressed;
}

struct Told {
  std::string id;
  std::string words;
  ui::Tone tone = ui::Tone::sun;
  std::optional<float> bar{};
  std::vector<Deed> deeds{};
};

std::optional<std::size_t> draw_told(const Told& told, ui::Column& column, ui::Frame& frame) {
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = column.width() - 2 * padding;
  const float words = frame.measure(told.words, style, room).h;
  const float buttons = told.deeds.empty() ? 0 : 14 + deeds_height(told.deeds, room, frame);
  Card card(told.tone, words + (told.bar ? 26 : 0) + buttons, column, frame);
  frame.scroll_to_news(told.id, card.rect(), told.bar ? "" : told.words);
  card.inside().text(told.id, told.words, style);
  if (told.bar) {
    card.inside().gap(12);
    draw_bar(told.id + "/bar", *told.bar, card.inside(), frame);
  }
  if (told.deeds.empty()) return std::nullopt;
  card.inside().gap(14);
  return draw_deeds(told.deeds, card.inside(), frame);
}

// ---- what is being done, and what is asked -------------------------------------------------------

std::optional<Told> told_of(const session::PackWork& work, ui::Frame& frame) {
  using Maybe = std::optional<Told>;
  const base::Overload tell{
      [](const session::NoPackWork&) -> Maybe { return std::nullopt; },
      [&](const session::InstallingPack& installing) -> Maybe {
        const int percent = percent_of(installing);
        const std::string words = percent < 100 ? with_word(frame.say("packs/installing", "Installing {title} …"), "{title}", title_of(installing.pack, frame)) + " " + with_word(frame.say("packs/percent", "{count} %"), "{count}", frame.number(percent))
                                                : with_word(frame.say("packs/checking", "Checking {title} …"), "{title}", title_of(installing.pack, frame));
        return Told{"packs/work", words, ui::Tone::sun, static_cast<float>(percent) / 100, {{"packs/stop", frame.say("packs/stop", "Stop")}}};
      },
      [&](const session::WithdrawingPack& withdrawing) -> Maybe {
        return Told{"packs/work", with_word(frame.say("packs/withdrawing", "Withdrawing {title} …"), "{title}", title_of(withdrawing.pack, frame))};
      },
      [&](const session::InstalledPack& done) -> Maybe {
        return Told{"packs/done", with_word(frame.say("packs/installed", "{title} is installed."), "{title}", title_of(done.pack, frame)), ui::Tone::leaf};
      },
      [&](const session::WithdrawnPack& done) -> Maybe {
        return Told{"packs/done", with_word(frame.say("packs/withdrawn", "{title} was withdrawn. It comes back only when it is installed again."), "{title}", title_of(done.pack, frame)), ui::Tone::leaf};
      },
      [&](const session::PackNotDone& failed) -> Maybe {
        return Told{"packs/not-done", title_of(failed.pack, frame) + ": " + trouble_words(failed.why, frame), ui::Tone::coral};
      }};
  return std::visit(tell, work);
}

Told asked(const session::PackQuestion& question, ui::Frame& frame) {
  const base::Overload ask{
      [&](const session::AskInstall& install) {
        const std::string title = title_of(install.found.pack, frame);
        const std::string words = install.found.fit == PackFit::older
                                      ? with_word(frame.say("packs/ask-older", "{title} is not newer than the one that is here. Put it in its place?"), "{title}", title)
                                      : with_word(frame.say("packs/ask-signer", "{title} is signed by somebody else than the one that is here. Put it in its place?"), "{title}", title);
        return Told{"packs/question", words, ui::Tone::sun, {}, {{"packs/sure", frame.say("packs/sure-install", "Install it")}, {"packs/drop", frame.say("packs/drop", "Leave things as they are")}}};
      },
      [&](const session::AskWithdraw& withdraw) {
        const std::string words = with_word(frame.say("packs/ask-withdraw", "Withdraw {title}? It is gone from this kiosk then, and what was answered stays."), "{title}", title_of(withdraw.pack, frame));
        return Told{"packs/question", words, ui::Tone::sun, {}, {{"packs/sure", frame.say("packs/sure-withdraw", "Withdraw it")}, {"packs/drop", frame.say("packs/drop", "Leave things as they are")}}};
      }};
  return std::visit(ask, question);
}

SaidHere draw_news(const PacksPart& part, const PackDesk& desk, ui::Column& column, ui::Frame& frame) {
  if (part.question) {
    const auto pressed = draw_told(asked(*part.question, frame), column, frame);
    if (!pressed) return std::nullopt;
    return *pressed == 0 ? SaidHere(session::SurePackDeed{}) : SaidHere(session::DropPackDeed{});
  }
  const auto told = told_of(desk.work, frame);
  if (!told || !draw_told(*told, column, frame)) return std::nullopt;
  return session::StopPackWork{};
}

// ---- the lists -----------------------------------------------------------------------------------

std::string languages_words(const PackFacts& pack, const Scene& scene) {
  std::string words;
  for (const std::string& code : pack.languages) {
    const auto known = std::find_if(scene.all_languages.begin(), scene.all_languages.end(), [&](const LanguageChoice& each) { return each.code == code; });
    words += (words.empty() ? "" : ", ") + (known == scene.all_languages.end() ? code : known->name);
  }
  return words;
}

std::string more_words(const PackFacts& pack, const Scene& scene, ui::Frame& frame) {
  std::string words;
  if (pack.lessons > 0) words = frame.say_plural("packs/lessons", "{count} lesson", "{count} lessons", static_cast<long>(pack.lessons)) + " · ";
  words += languages_words(pack, scene);
  const std::string to_verify = to_verify_words(pack, scene, frame);
  return to_verify.empty() ? words : words + "\n" + to_verify;
}

float height_of(const std::string& words, const ui::TextStyle& style, float width, const ui::Frame& frame) {
  return words.empty() ? 0 : frame.measure(words, style, width).h;
}

ui::TextStyle file_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.weight = ui::Weight::semibold;
  return style;
}

// A card with a heading, rows of packs, files that are refused, and quiet words at its end.
struct List {
  std::string id;
  std::string heading;
  std::vector<PackRow> rows;
  const std::vector<session::RefusedPackFile>* refused = nullptr;
  std::string end;
};

float height_of(const List& list, float width, ui::Frame& frame) {
  float height = height_of(list.heading, ui::subheading_style(frame.theme()), width, frame) + 12;
  for (const PackRow& row : list.rows) height += pack_row_height(row, width, frame);
  for (const session::RefusedPackFile& refused : *list.refused) {
    height += height_of(refused.name, file_style(frame), width, frame) + height_of(trouble_words(refused.why, frame), ui::hint_style(frame.theme()), width, frame) + 14;
  }
  return height + height_of(list.end, ui::hint_style(frame.theme()), width, frame);
}

// The index of the row whose button was pressed.
std::optional<std::size_t> draw_list(const List& list, ui::Column& column, ui::Frame& frame) {
  std::optional<std::size_t> pressed;
  Card card(ui::Tone::plain, height_of(list, column.width() - 2 * padding, frame), column, frame);
  ui::Column& inside = card.inside();
  inside.text(list.id + "/heading", list.heading, ui::subheading_style(frame.theme()));
  inside.gap(12);
  for (std::size_t i = 0; i < list.rows.size(); ++i) {
    if (draw_pack_row(list.rows[i], inside, frame)) pressed = i;
  }
  std::size_t number = 0;
  for (const session::RefusedPackFile& refused : *list.refused) {
    const std::string id = list.id + "/refused/" + std::to_string(++number);
    inside.text(id + "/name", refused.name, file_style(frame));
    inside.text(id, trouble_words(refused.why, frame), ui::hint_style(frame.theme()));
    inside.gap(14);
  }
  if (!list.end.empty()) inside.text(list.id + "/end", list.end, ui::hint_style(frame.theme()));
  return pressed;
}

SaidHere draw_installed(const session::PacksSeen& seen, const Scene& scene, bool busy, ui::Column& column, ui::Frame& frame) {
  List list{"packs/installed", frame.say("packs/here", "Packs on this kiosk"), {}, &seen.refused, ""};
  for (const PackFacts& pack : seen.installed) {
    list.rows.push_back({"packs/installed/" + pack.id.value, &pack, more_words(pack, scene, frame), signed_state(pack, scene, frame),
                         "packs/withdraw/" + pack.id.value, frame.say("packs/withdraw", "Withdraw"), !busy});
  }
  if (seen.free_bytes) list.end = with_word(frame.say("packs/free", "{size} are free."), "{size}", size_words(*seen.free_bytes, frame));
  const auto pressed = draw_list(list, column, frame);
  if (!pressed) return std::nullopt;
  return session::WithdrawInstalled{seen.installed[*pressed].id};
}

// "" for one that is here already.
std::string install_words(const FoundPack& found, ui::Frame& frame) {
  switch (found.fit) {
    case PackFit::same: return "";
    case PackFit::fresh: return frame.say("packs/install", "Install");
    case PackFit::newer: return frame.say("packs/update", "Update");
    case PackFit::mends: return frame.say("packs/mend", "Mend");
    case PackFit::older:
    case PackFit::other_signer: return frame.say("packs/install-all-the-same", "Install …");
  }
  return "";
}

PackState fit_state(const FoundPack& found, const Scene& scene, ui::Frame& frame) {
  switch (found.fit) {
    case PackFit::same: return {frame.say("packs/fit-same", "is here"), ui::Tone::leaf, true};
    case PackFit::mends: return {frame.say("packs/fit-mends", "damaged here"), ui::Tone::coral};
    case PackFit::older: return {frame.say("packs/fit-older", "not newer"), ui::Tone::sun};
    case PackFit::other_signer: return {frame.say("packs/fit-signer", "another signer"), ui::Tone::sun};
    case PackFit::fresh:
    case PackFit::newer: break;
  }
  return signed_state(found.pack, scene, frame);
}

std::string plain_name(const FoundPack& found) { return found.pack.id.value + "-" + std::to_string(found.pack.version) + (found.is_update ? "-update" : ""); }

// The same version may lie there twice, signed by two.
std::string name_in(const session::PackSource& source, const FoundPack& found) {
  const std::string name = plain_name(found);
  const auto alike = std::find_if(source.packs.begin(), source.packs.end(), [&](const FoundPack& each) { return plain_name(each) == name; });
  return &*alike == &found ? name : name + "-" + (found.pack.signer.empty() ? "unsigned" : found.pack.signer) + "-" + found.pack.manifest_hash.substr(0, 8);
}

SaidHere draw_source(const session::PackSource& source, std::size_t number, const Scene& scene, bool busy, ui::Column& column, ui::Frame& frame) {
  const std::string id = "packs/source/" + std::to_string(number);
  const bool empty = source.packs.empty() && source.refused.empty();
  List list{id, with_word(frame.say("packs/in", "In {name}"), "{name}", source.name), {}, &source.refused,
            empty ? frame.say("packs/none-in", "There are no packs in it.") : ""};
  for (const FoundPack& found : source.packs) {
    const std::string name = name_in(source, found);
    const std::string button = install_words(found, frame);
    const std::string more = found.is_update ? frame.say("packs/only-changes", "Only what changed") : more_words(found.pack, scene, frame);
    list.rows.push_back({id + "/" + name, &found.pack, more, fit_state(found, scene, frame),
                         button.empty() ? "" : "packs/install/" + std::to_string(number) + "/" + name, button, !busy});
  }
  const auto pressed = draw_list(list, column, frame);
  if (!pressed) return std::nullopt;
  return session::InstallFound{source.packs[*pressed].file};
}

SaidHere draw_sources(const session::PacksSeen& seen, const Scene& scene, bool busy, ui::Column& column, ui::Frame& frame) {
  SaidHere action;
  for (std::size_t i = 0; i < seen.sources.size(); ++i) {
    if (auto said = draw_source(seen.sources[i], i + 1, scene, busy, column, frame)) action = std::move(said);
  }
  const std::string words = seen.sources.empty() ? frame.say("packs/no-source", "To bring packs or updates, put in a stick that holds them.")
                                                 : frame.say("packs/other-stick", "Another stick? Put it in and look again.");
  Told told{"packs/look", words, ui::Tone::plain, {}, {{"packs/look-again", frame.say("packs/look-again", "Look again")}}};
  if (draw_told(told, column, frame) && !busy) action = session::LookAtPacksAgain{};
  return action;
}

}  // namespace

std::string DeskPartView<PacksPart>::label(ui::Frame& frame) { return frame.say("desk/packs", "Packs"); }

SaidHere DeskPartView<PacksPart>::draw(const PacksPart& part, const Scene& scene, ui::Column& column, ui::Frame& frame) {
  const PackDesk& desk = scene.shell.packs;
  SaidHere action = draw_news(part, desk, column, frame);
  if (!desk.seen) {
    column.text("packs/looking", frame.say("packs/looking", "One moment …"), ui::body_style(frame.theme()));
    return action;
  }
  if (!desk.seen->is_withdrawn_known) {
    const std::string words = frame.say("packs/withdrawn-unknown", "What was withdrawn from this kiosk cannot be read any more. So that nothing comes back that must not, no pack is shown. Install again those that belong here.");
    draw_told({"packs/withdrawn-unknown", words, ui::Tone::coral}, column, frame);
  }
  const bool busy = session::is_busy(desk.work) || part.question.has_value();
  if (auto said = draw_installed(*desk.seen, scene, busy, column, frame)) action = std::move(said);
  if (auto said = draw_sources(*desk.seen, scene, busy, column, frame)) action = std::move(said);
  return action;
}

}  // namespace screens
