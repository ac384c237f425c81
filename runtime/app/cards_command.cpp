#include "cards_command.h"

#include <cstdio>

#include "base/file.h"
#include "base/languages.h"
#include "card_printing.h"
#include "languages.h"
#include "print/card_sheet.h"

namespace app {
namespace {

int refuse(const std::string& what, const base::Error& error) {
  std::fprintf(stderr, "parasol-kiosk: %s: %s\n", what.c_str(), error.message.c_str());
  return 2;
}

base::Result<std::size_t> write_sheet(const Options& options, const session::CardSheet& sheet) {
  TRY_ASSIGN(const print::Pdf pdf, print::pdf_of_cards(sheet, {base::from_name<print::Paper>(options.paper).value_or(print::Paper::a4)}));
  TRY(base::write_file(options.output, pdf.bytes));
  return pdf.pages;
}

}  // namespace

int print_cards(const Options& options, session::CardBook& book) {
  constexpr auto nothing = "no card was printed";
  if (std::filesystem::exists(options.output)) {
    return refuse(nothing, {base::ErrorCode::invalid_input, options.output.string() + " is there already: choose a name that is not"});
  }
  if (!text::is_pseudo(options.language) && base::native_name(options.language) == options.language) {
    return refuse(nothing, {base::ErrorCode::invalid_input, "--lang " + options.language + ": nothing here knows a language of this name"});
  }
  const text::Catalogues words = interface_catalogue(options.language);
  const auto say = [&](const char* key, const char* source) { return words.translate({key, source}); };
  const auto pages = print_new_cards(book, session::cards_wanted(options.cards, options.language, say),
                                     [&](const session::CardSheet& sheet) { return write_sheet(options, sheet); });
  if (!pages) return refuse(nothing, pages.error());
  std::printf("%s: %d %s on %zu %s\n", options.output.c_str(), options.cards, options.cards == 1 ? "card" : "cards", *pages, *pages == 1 ? "page" : "pages");
  return 0;
}

int count_cards(session::CardBook& book) {
  const auto cards = book.cards();
  if (!cards) return refuse("the cards cannot be counted", cards.error());
  std::printf("printed %lld, begun with %lld\n", static_cast<long long>(cards->printed), static_cast<long long>(cards->begun));
  return 0;
}

int destroy_cards(const Options& options, session::CardBook& book) {
  if (!options.sure) {
    return refuse("nothing was destroyed", {base::ErrorCode::invalid_input, "after that no card of this kiosk links anybody: add --sure if that is meant"});
  }
  if (const auto destroyed = book.destroy_cards(); !destroyed) return refuse("nothing was destroyed", destroyed.error());
  std::puts("the cards of this kiosk are destroyed");
  return 0;
}

}  // namespace app
