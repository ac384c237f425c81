// The places of whoever looks after the screen: the pad that asks for the PIN, and the desk behind it (R29). Being at the
// desk is being let in; whoever leaves it by any way has locked it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/types.h"
#include "content/manifest.h"
#include "session/contact_form.h"
#include "session/desk_facts.h"
#include "session/desk_record.h"
#include "session/library.h"
#include "session/pack_desk.h"
#include "session/pin.h"
#include "session/send_desk.h"

namespace session {

// ---- the PIN -------------------------------------------------------------------------------------

struct OpensDesk {};
struct OpensTrack { content::PackId pack; };  // of a pack for adults (R23)
struct OpensShelf { AgeBand ages; };          // of packs for adults
struct OpensGroup {                            // a lesson with a class that was interrupted: where it was, and no more
  OpenLessonPointer open;
  std::uint64_t seed = 0;
  std::size_t block = 0;
  std::size_t note = 0;
  bool shows_notes = true;
};
struct OpensKiosk {};                          // to everybody: whoever installs it has chosen the PIN, or put that off
using BehindPin = std::variant<OpensDesk, OpensTrack, OpensShelf, OpensGroup, OpensKiosk>;

struct KnownPin {};                            // the one that is set
struct NewPin {};
struct NewPinAgain { std::string first; };
struct NoPinYet {};                            // and whoever is here now may not choose it
using AskedPin = std::variant<KnownPin, NewPin, NewPinAgain, NoPinYet>;

enum class PinTold { nothing, wrong, differed, failed };

struct PinDigit { int digit; };
struct EraseDigit {};
struct PinEntered {};
struct PutOffPin {};  // by whoever installs the screen

struct PinPad {
  BehindPin opens = OpensDesk{};
  AskedPin asked = KnownPin{};
  std::string digits{};
  PinTold told = PinTold::nothing;
  bool checking = false;  // what was entered is being checked or kept; digits wait
  using Action = std::variant<PinDigit, EraseDigit, PinEntered, PutOffPin>;
};

// The first thing a kiosk without a PIN shows, to whoever installs it; nobody else is ever asked to choose one.
inline PinPad pad_of_installer() { return {OpensKiosk{}, NewPin{}}; }
inline bool is_of_installer(const PinPad& pad) { return std::holds_alternative<OpensKiosk>(pad.opens); }

inline bool is_of_group(const PinPad& pad) { return std::holds_alternative<OpensGroup>(pad.opens); }

inline bool is_long_enough(const PinPad& pad) { return pad.digits.size() >= least_pin_digits; }

// ---- the desk ------------------------------------------------------------------------------------

struct LockDesk {};
struct ChangePin {};
struct EndKiosk {};
struct LookAgain {};
struct LeadGroup {};
struct SeePacks {};  // all of them
struct OfferLanguages { std::vector<std::string> codes; };  // at least one
struct StartWithContrast { Contrast contrast; };
struct AskAfter { int idle_s; };
struct AskQuestions { bool yes; };

struct SoundAtMost { int percent; };
struct ShareNearby { bool yes; };  // with other kiosks on this network
struct LookAtResultsAgain {};

struct DeskOverview {
  std::optional<DeskFacts> facts;  // none until the store has told
  using Action = std::variant<LookAgain, LeadGroup, SeePacks, SendNow, CopyToStick, StopSending>;
};

struct ResultsPart {
  std::optional<DeskFacts> facts;
  using Action = std::variant<LookAtResultsAgain>;
};

struct SettingsPart {
  bool not_kept = false;
  using Action = std::variant<OfferLanguages, StartWithContrast, AskAfter, AskQuestions, SoundAtMost, ShareNearby, ChangePin, EndKiosk>;
};

using DeskParts = base::Types<DeskOverview, PacksPart, ContactForm, ResultsPart, SettingsPart>;
using DeskPart = base::WideVariantOf<DeskParts>;

// Those with a part, in the order of DeskParts; then what stands among them and leads to a place of its own.
enum class DeskTab { overview, packs, contact, results, settings, group };
inline constexpr std::array desk_tabs{DeskTab::overview, DeskTab::packs, DeskTab::contact, DeskTab::results, DeskTab::settings};
static_assert(desk_tabs.size() == DeskParts::size);

}  // namespace session

template <>
inline constexpr std::array<std::string_view, session::DeskParts::size + 1> base::enum_names<session::DeskTab>{"overview", "packs", "contact", "results", "settings", "group"};

namespace session {

struct OpenTab { DeskTab tab; };

template <typename Part>
using ActionOfPart = typename Part::Action;

using DeskPartActions = base::Map<ActionOfPart, DeskParts>;
using DeskPartAction = base::WideVariantOf<DeskPartActions>;

struct Desk {
  DeskPart part;
  using Actions = base::Types<LockDesk, OpenTab, DeskPartAction>;
  using Action = base::WideVariantOf<Actions>;

  DeskTab tab() const { return desk_tabs[part.index()]; }
};

}  // namespace session
