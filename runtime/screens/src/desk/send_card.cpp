#include "desk/send_card.h"

#include <algorithm>

#include "page_parts.h"

namespace screens {
namespace {

using session::SendTrouble;

constexpr float padding = 22;
constexpr float gap = 12;

std::string trouble_words(SendTrouble why, ui::Frame& frame) {
  switch (why) {
    case SendTrouble::no_connection: return frame.say("send/no-connection", "Nobody could be reached. It is tried again by itself.");
    case SendTrouble::refused: return frame.say("send/refused", "It was not accepted. The log says why; ask those who collect the results.");
    case SendTrouble::no_stick: return frame.say("send/no-stick", "No stick is in. Put one in, wait a moment, and try again.");
    case SendTrouble::several_sticks: return frame.say("send/several-sticks", "Several sticks are in. Leave only the one that is to carry the results.");
    case SendTrouble::no_room: return frame.say("send/no-room", "The stick is full. Take another.");
    case SendTrouble::not_written: return frame.say("send/not-written", "The stick could not be written. Is it still in, and not write-protected?");
    case SendTrouble::not_kept: return frame.say("send/not-kept", "The disk of this kiosk could not be read or written. The log says why.");
  }
  return "";
}

std::string going_words(const session::SendingResults& going, ui::Frame& frame) {
  const std::string words = going.by_stick ? frame.say("send/copying", "Copying. Leave the stick in.") : frame.say("send/sending", "Sending.");
  if (going.of == 0) return words;
  return words + " " + with_numbers(frame, frame.say("send/count", "{done} of {all}"), {{"{done}", static_cast<long>(going.done)}, {"{all}", static_cast<long>(going.of)}});
}

std::string receipts_words(int count, ui::Frame& frame) {
  return frame.say_plural("send/receipts", "{count} receipt came.", "{count} receipts came.", count);
}

// Of other kiosks, which this one passes on and cannot read.
std::string others_words(int count, ui::Frame& frame) {
  if (count == 0) return "";
  return " " + frame.say_plural("send/for-others", "{count} group or receipt of other kiosks is passed on.", "{count} groups or receipts of other kiosks are passed on.", count);
}

std::string copied_words(const session::ResultsCopied& copied, ui::Frame& frame) {
  std::string words = copied.receipts > 0 ? receipts_words(copied.receipts, frame) + " " : "";
  if (copied.waiting == 0) return words + frame.say("send/nothing-to-copy", "Nothing is waiting to go on the stick.") + others_words(copied.for_others, frame);
  return words + frame.say_plural("send/on-stick", "{count} group is on the stick. Take it to those who collect the results, and bring it back.",
                                  "{count} groups are on the stick. Take it to those who collect the results, and bring it back.", copied.waiting) +
         others_words(copied.for_others, frame);
}

std::string words_of(const session::SendWork& work, ui::Frame& frame) {
  const base::Overload say{
      [&](const session::NoSending&) { return frame.say("send/kept", "Nothing is deleted here until the receipt comes back."); },
      [&](const session::SendingResults& going) { return going_words(going, frame); },
      [&](const session::ResultsSent& sent) {
        const std::string own = sent.receipts > 0 ? receipts_words(sent.receipts, frame) : frame.say("send/nothing-to-send", "Nothing is waiting to be sent.");
        return own + others_words(sent.for_others, frame);
      },
      [&](const session::ResultsCopied& copied) { return copied_words(copied, frame); },
      [&](const session::ResultsNotSent& not_sent) {
        return trouble_words(not_sent.why, frame) + " " + frame.say("send/nothing-lost", "Nothing is lost.");
      }};
  return std::visit(say, work);
}

struct Deed {
  std::string id;
  std::string label;
  ui::ButtonLook look;
  session::DeskOverview::Action action;
};

std::vector<Deed> deeds_of(const session::DeskFacts& facts, const session::SendWork& work, ui::Frame& frame) {
  ui::ButtonLook plain;
  plain.chrome = false;
  if (session::is_busy(work)) return {{"send/stop", frame.say("send/stop", "Stop"), plain, session::StopSending{}}};
  std::vector<Deed> deeds;
  ui::ButtonLook great = plain;
  great.tone = ui::Tone::teal;
  great.filled = true;
  if (facts.has_address) deeds.push_back({"send/now", frame.say("send/now", "Send now"), great, session::SendNow{}});
  deeds.push_back({"send/copy", frame.say("send/copy", "Copy to a stick"), facts.has_address ? plain : great, session::CopyToStick{}});
  return deeds;
}

std::string title(ui::Frame& frame) { return frame.say("send/title", "Send results"); }

}  // namespace

float send_card_height(const session::DeskFacts& facts, const session::SendWork& work, float width, ui::Frame& frame) {
  const float room = width - 2 * padding;
  float height = frame.measure(title(frame), ui::subheading_style(frame.theme()), room).h + frame.measure(words_of(work, frame), ui::hint_style(frame.theme()), room).h;
  for (const Deed& deed : deeds_of(facts, work, frame)) height += ui::button_height(frame, deed.label, deed.look, room) + gap;
  return height + gap + 2 * padding;
}

SaidInPart<session::DeskOverview> draw_send_card(const session::DeskFacts& facts, const session::SendWork& work, ui::Rect rect, ui::Frame& frame) {
  SaidInPart<session::DeskOverview> said;
  frame.surface(rect, ui::card_style(frame.theme()));
  ui::Column inside(frame, rect.x + padding, rect.y + padding, rect.w - 2 * padding);
  inside.text("send/title", title(frame), ui::subheading_style(frame.theme()));
  inside.gap(gap);
  for (const Deed& deed : deeds_of(facts, work, frame)) {
    const ui::Rect at = inside.take(ui::button_height(frame, deed.label, deed.look, inside.width()));
    if (ui::button(frame, deed.id, at, deed.label, deed.look)) said = deed.action;
    inside.gap(gap);
  }
  inside.text("send/words", words_of(work, frame), ui::hint_style(frame.theme()));
  frame.scroll_to_news("send/words", rect, words_of(work, frame));
  return said;
}

}  // namespace screens
