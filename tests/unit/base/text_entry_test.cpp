#include "base/text_entry.h"

#include "base/text.h"
#include "support/catch.h"

namespace {

using base::ComposeText;
using base::ReplaceText;
using base::SelectText;
using base::TextEdit;
using base::TextEntry;
using base::UndoText;

TextEntry typed(TextEntry entry, const std::vector<std::string>& letters) {
  for (const std::string& letter : letters) {
    entry = update(std::move(entry), ReplaceText{entry.selection_start(), entry.selection_end(), letter});
  }
  return entry;
}

std::string after(const TextEntry& entry, const std::vector<TextEdit>& edits) { return update(entry, edits).text; }

}  // namespace

TEST_CASE("words that replace others leave the caret behind them") {
  const TextEntry entry = update(base::text_entry("one two"), ReplaceText{0, 3, "three"});
  CHECK(entry.text == "three two");
  CHECK(entry.caret == 5);
  CHECK(entry.anchor == 5);
}

TEST_CASE("an entry starts with its caret behind the words") {
  CHECK(base::text_entry("née").caret == 4);
  CHECK(base::text_entry("a\nb").text == "a b");
  CHECK(base::text_entry("abcdef", {3, false}).text == "abc");
}

TEST_CASE("bytes that are no UTF-8 become one mark each and control characters are dropped") {
  CHECK(base::clean_text("a\xFFz", false) == "a\uFFFDz");
  CHECK(base::clean_text("\xC3(", false) == "\uFFFD(");
  CHECK(base::clean_text("\xED\xA0\x80", false) == "\uFFFD\uFFFD\uFFFD");
  CHECK(base::clean_text(std::string_view("a\0b\tc\x1B[0m\x7F\xC2\x9F", 12), false) == "abc[0m");
  CHECK(base::clean_text("zwj\u200D stays", false) == "zwj\u200D stays");
}

TEST_CASE("ends of lines are kept where there are several and become spaces in one") {
  CHECK(base::clean_text("a\r\nb\u2028c\u2029d\u0085e", true) == "a\nb\nc\nd\ne");
  CHECK(base::clean_text("a\r\nb\nc", false) == "a b c");
}

TEST_CASE("text cut anywhere stays UTF-8 whatever an edit says") {
  const TextEntry entry = base::text_entry("aé€😀");
  for (std::size_t from = 0; from <= 12; ++from) {
    for (std::size_t to = 0; to <= 12; ++to) {
      const TextEntry cut = update(entry, ReplaceText{from, to, ""});
      CHECK(base::is_utf8(cut.text));
      const TextEntry chosen = update(entry, SelectText{from, to});
      CHECK(base::is_utf8(chosen.selected()));
    }
  }
}

TEST_CASE("no more letters fit than the limit says and what is selected makes room") {
  const base::TextLimits four{4, false};
  CHECK(after(base::text_entry("né", four), {ReplaceText{3, 3, "€uros"}}) == "né€u");
  CHECK(after(base::text_entry("full", four), {ReplaceText{4, 4, "x"}}) == "full");
  CHECK(after(base::text_entry("full", four), {ReplaceText{0, 1, "bx"}}) == "bull");
  CHECK(base::text_entry("full", four) == update(base::text_entry("full", four), ReplaceText{4, 4, "x"}));
}

TEST_CASE("a composition is no text until it is written and moving the caret drops it") {
  TextEntry entry = update(base::text_entry("ab"), ComposeText{{"に\n", 3}});
  CHECK(entry.text == "ab");
  CHECK(entry.composition == base::Composition{"に ", 3});
  CHECK(entry.undo.empty());
  CHECK(update(entry, SelectText{1, 1}).composition.text.empty());
  entry = update(entry, ReplaceText{2, 2, "日"});
  CHECK(entry.text == "ab日");
  CHECK(entry.composition == base::Composition{});
}

TEST_CASE("what is typed word by word is undone and done again word by word") {
  TextEntry entry = typed(base::text_entry(""), {"o", "n", "e", " ", "t", "w", "o"});
  entry = update(entry, UndoText::undo);
  CHECK(entry.text == "one ");
  CHECK(entry.caret == 4);
  entry = update(entry, UndoText::undo);
  CHECK(entry.text.empty());
  CHECK(update(entry, UndoText::undo) == entry);
  entry = update(entry, UndoText::redo);
  CHECK(entry.text == "one ");
  entry = update(entry, UndoText::redo);
  CHECK(entry.text == "one two");
  CHECK(entry.caret == 7);
  CHECK(update(entry, UndoText::redo) == entry);
}

TEST_CASE("undo brings back what was selected and typing anew ends what can be done again") {
  TextEntry entry = update(base::text_entry("one two"), SelectText{7, 4});
  entry = typed(entry, {"x"});
  CHECK(entry.text == "one x");
  entry = update(entry, UndoText::undo);
  CHECK(entry.text == "one two");
  CHECK(entry.caret == 7);
  CHECK(entry.anchor == 4);
  entry = typed(entry, {"y"});
  CHECK(update(entry, UndoText::redo).text == "one y");
}

TEST_CASE("letters taken away one by one come back together and a moved caret begins a new step") {
  const std::vector<TextEdit> two{ReplaceText{2, 3, ""}, ReplaceText{1, 2, ""}, UndoText::undo};
  CHECK(after(base::text_entry("abc"), two) == "abc");
  const std::vector<TextEdit> moved{ReplaceText{2, 3, ""}, SelectText{2, 2}, ReplaceText{1, 2, ""}, UndoText::undo};
  CHECK(after(base::text_entry("abc"), moved) == "ab");
}

TEST_CASE("only so many steps can be undone") {
  TextEntry entry = base::text_entry("", {1000, false});
  for (int i = 0; i < 150; ++i) entry = typed(entry, {"a", " "});
  CHECK(entry.undo.size() == TextEntry::most_undo_steps);
}
