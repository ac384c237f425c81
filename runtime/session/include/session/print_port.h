// How a sheet leaves the screen: to a printer, or as a file into a folder that whoever looks after the kiosk has set. What
// that takes is plain data here; doing it is the adapter's. The sheet is in memory only, and gone when its card is closed.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/cancel.h"
#include "base/enum_names.h"
#include "base/file.h"
#include "base/result.h"
#include "content/sheet.h"

namespace session {

using CardPictures = std::array<std::string, 5>;  // SVG, in the order in which they are tapped

// Linking cards on paper. What is on them is known to whoever has them drawn, and to the paper.
struct CardSheet {
  std::string language;
  std::string title;
  std::string note;  // what whoever cuts them has to know
  std::vector<CardPictures> cards{};
};

// Cards that are drawn when they are printed, and are nobody's when they were not.
struct CardsWanted {
  int count = 0;
  CardSheet words;
};

// As many as one sheet of A4 has, with its words in that language; `say` gives the words for a key and their English.
inline constexpr int cards_of_a_sheet = 20;
CardsWanted cards_wanted(int count, const std::string& language, const std::function<std::string(const char*, const char*)>& say);

using Printable = std::variant<content::Sheet, CardsWanted>;

enum class Paper { a4, letter };
enum class PlaceKind { printer, folder };

}  // namespace session

template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<session::Paper>{"a4", "letter"};

namespace session {

// Where a sheet can go.
struct PrintPlace {
  PlaceKind kind = PlaceKind::printer;
  std::string id;    // the printer's name, or the folder
  std::string name;  // as people call it

  friend bool operator==(const PrintPlace&, const PrintPlace&) = default;
};

// Why a sheet is not where it was meant to go. What can be known before is told before.
enum class PrintTrouble {
  not_there,  // the printer, or the stick
  locked,     // may only be read
  full,
  cut_off,    // it went away, or broke, while it was written
  silent,     // no answer from the printer, or from the service that has it
  refused,    // it takes no sheets, or not this one
  not_made,   // the sheet itself, so that no place is to blame
};

struct PrintFailure {
  std::optional<PrintTrouble> why;  // none when somebody stopped it
  std::string message;              // for the log
};

// One that whoever looks after the kiosk has set, and that takes nothing now.
struct ClosedPlace {
  PrintPlace place;
  PrintTrouble why = PrintTrouble::not_there;

  friend bool operator==(const ClosedPlace&, const ClosedPlace&) = default;
};

// ---- jobs, and what comes of them ----------------------------------------------------------------

struct FindPrintPlaces {};
struct PrintSheet {
  Printable sheet;
  Paper paper = Paper::a4;
  PrintPlace place;
};
struct CancelPrinting {};

struct PrintPlacesFound {
  std::vector<PrintPlace> places;
  std::vector<ClosedPlace> closed{};
  bool any_is_set = true;  // false where nobody has ever said where sheets may go
};
struct PrintingFailed { PrintTrouble why; };
struct SheetPrinted { std::string file; };  // the name of the file in its folder; "" on paper

class PrintPort {
 public:
  virtual ~PrintPort() = default;
  // As it is now; may wait for a print service. None is no error.
  virtual PrintPlacesFound places() = 0;
  // The name of the file that was written, or "" when it went to a printer.
  virtual tl::expected<std::string, PrintFailure> deliver(const PrintPlace& place, const std::string& title, const base::Bytes& pdf,
                                                          const base::IsCancelled& is_cancelled) = 0;
  // The sheet as pages. Fails with cancelled, or unavailable.
  virtual base::Result<base::Bytes> pages_of(const content::Sheet& sheet, Paper paper, const base::IsCancelled& is_cancelled,
                                             const std::function<void(std::int64_t done, std::int64_t of)>& progress) = 0;
  virtual base::Result<base::Bytes> pages_of(const CardSheet& sheet, Paper paper, const base::IsCancelled& is_cancelled,
                                             const std::function<void(std::int64_t done, std::int64_t of)>& progress) = 0;
};

// ---- the card on which it is chosen --------------------------------------------------------------

struct LookingForPlaces {};
struct ChoosingPlace { PrintPlacesFound found; };
struct Printing {
  PrintPlace place;
  std::int64_t done = 0;  // pages
  std::int64_t of = 0;
};
struct Printed { PrintPlace place; std::string file; };
struct NotPrinted { PrintTrouble why; PrintPlace place; };
using PrintState = std::variant<LookingForPlaces, ChoosingPlace, Printing, Printed, NotPrinted>;

// What can be done on it.
struct ChoosePaper { Paper paper; };
struct PrintTo { PrintPlace place; };
struct StopPrinting {};
struct FindPlacesAgain {};
using PrintAction = std::variant<ChoosePaper, PrintTo, StopPrinting, FindPlacesAgain>;

}  // namespace session
