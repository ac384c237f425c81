#include "blocks/fill_gap/fill_gap.h"

#include <algorithm>
#include <utility>

#include "content/markup.h"
#include "lesson/block_reader.h"

namespace content {
namespace {

constexpr std::string_view gap_name = "gap";

void check_gap(const GapSentence& sentence, const JsonObject& object) {
  const auto spans = parse_markup(sentence.text.source);
  if (sentence.text.empty() || !spans) return;  // reported when the text was read
  const auto count =
      std::count_if(spans->begin(), spans->end(), [](const Span& span) { return span.target == gap_name; });
  const auto others = std::count_if(spans->begin(), spans->end(),
                                    [](const Span& span) { return !span.target.empty() && span.target != gap_name; });
  if (count == 1 && others == 0) return;
  object.report().error(object.path("text"), "gap-not-once",
                        "a sentence must have exactly one gap, [[gap:…]], and no other mark of that kind");
}

std::vector<GapSentence> read_sentences(const BlockReader& reader) {
  std::vector<GapSentence> sentences;
  UniqueIds ids(reader.report());
  reader.object().each("sentences", 1, 4, [&](const JsonValue& value, const std::string& path) {
    const JsonObject object(value, path, reader.report(), {"id", "text"});
    GapSentence sentence;
    sentence.id = object.id("id");
    ids.add(sentence.id, object.path("id"));
    sentence.text = object.text("text", reader.key("sentences/" + sentence.id), Marks::bold_and_targets);
    check_gap(sentence, object);
    sentences.push_back(std::move(sentence));
  });
  return sentences;
}

bool knows(const std::vector<GapSentence>& sentences, const std::string& id) {
  return std::any_of(sentences.begin(), sentences.end(),
                     [&](const GapSentence& sentence) { return sentence.id == id; });
}

std::vector<std::string> read_fits(const JsonObject& word, const std::vector<GapSentence>& sentences) {
  std::vector<std::string> fits;
  UniqueIds ids(word.report());
  word.each("fits", 0, 4, [&](const JsonValue& value, const std::string& path) {
    const std::string id = read_id(value, path, word.report());
    ids.add(id, path);
    if (!id.empty() && !knows(sentences, id)) {
      word.report().error(path, "broken-reference", "there is no sentence " + in_quotes(id));
    }
    fits.push_back(id);
  });
  return fits;
}

// Wanted or not: a feedback that can never be shown is a mistake too.
Text read_feedback(const JsonObject& object, std::string_view member, const std::string& key, bool wanted,
                   const char* why_not) {
  if (wanted) return object.text(member, key + "/" + std::string(member));
  if (object.has(member)) object.report().error(object.path(member), "never-shown", why_not);
  return {};
}

GapWord read_word(const JsonValue& value, const std::string& path, const BlockReader& reader,
                  const std::vector<GapSentence>& sentences) {
  const JsonObject object(value, path, reader.report(),
                          {"id", "text", "fits", "when_right", "when_wrong", "misconception"});
  GapWord word;
  word.id = object.id("id");
  const std::string key = reader.key("words/" + word.id);
  word.text = object.text("text", key + "/text");
  if (!object.has("fits")) {
    object.report().error(path, "missing-member", "\"fits\" is missing");
    return word;
  }
  word.fits = read_fits(object, sentences);
  const bool fits_all = word.fits.size() >= sentences.size();
  word.when_right =
      read_feedback(object, "when_right", key, !word.fits.empty(), "a word that fits nowhere is never right");
  word.when_wrong = read_feedback(object, "when_wrong", key, !fits_all, "a word that fits everywhere is never wrong");
  if (!fits_all) word.misconception = object.id("misconception");
  if (fits_all && object.has("misconception")) {
    object.report().error(object.path("misconception"), "misconception",
                          "a word that fits everywhere has no misconception");
  }
  return word;
}

void check_sentences_are_fitted(const FillGap& block, const JsonObject& object) {
  for (std::size_t i = 0; i < block.sentences.size(); ++i) {
    const std::string& id = block.sentences[i].id;
    const bool fitted = std::any_of(block.words.begin(), block.words.end(), [&](const GapWord& word) {
      return std::find(word.fits.begin(), word.fits.end(), id) != word.fits.end();
    });
    if (fitted || id.empty()) continue;
    object.report().error(join_path(object.path("sentences"), i), "no-word-fits",
                          "no word fits the sentence " + in_quotes(id));
  }
}

}  // namespace

FillGap read(BlockReader& reader, std::type_identity<FillGap>) {
  reader.members({"title", "sentences", "words"});
  FillGap block;
  block.id = reader.id();
  block.title = reader.text("title");
  block.sentences = read_sentences(reader);
  UniqueIds ids(reader.report());
  reader.object().each("words", 2, 8, [&](const JsonValue& value, const std::string& path) {
    block.words.push_back(read_word(value, path, reader, block.sentences));
    ids.add(block.words.back().id, join_path(path, "id"));
  });
  check_sentences_are_fitted(block, reader.object());
  return block;
}

std::string with_gap(std::string_view sentence, std::string_view words) {
  const std::string open = "[[" + std::string(gap_name) + ":";
  const auto start = sentence.find(open);
  const auto end = start == std::string_view::npos ? start : sentence.find("]]", start);
  if (end == std::string_view::npos) return std::string(sentence);
  return std::string(sentence.substr(0, start)) + std::string(words) + std::string(sentence.substr(end + 2));
}

}  // namespace content
