#include "translator_notes.h"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

#include "content/markup.h"

namespace content_writer {
namespace {

using content::Text;

// The beginning of a text, without its marks.
std::string quoted(const Text& text) {
  constexpr std::size_t most = 60;
  std::string words = content::plain_text(text.source);
  std::replace(words.begin(), words.end(), '\n', ' ');
  std::size_t end = std::min(words.size(), most);
  while (end < words.size() && end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
  const bool is_cut = end < words.size();
  return "“" + words.substr(0, end) + (is_cut ? "…”" : "”");
}

std::string fit(bool good) { return good ? "where it belongs" : "where it does not belong"; }

class Notes {
 public:
  // A text that no line below says more of keeps what its whole block says.
  void operator()(const Text& text) { notes_.emplace(text.key, where_); }
  void operator()(const content::Picture& picture) { add(picture.alt, "what a picture shows, for whoever does not see it"); }

  void of(const content::Lesson& lesson) {
    where_ = "Lesson";
    add(lesson.title, "its title");
    add(lesson.summary, "what it is about, on its card");
    for (const content::Paragraph& objective : lesson.objectives) add(objective.text, "what a reader can do afterwards");
    where_ = "Notes for whoever leads a group";
    (*this)(lesson.facilitator.purpose);
    for (const content::FacilitatorStep& step : lesson.facilitator.steps) add(step.text, "a step of the hour, in short");
    for (const content::Paragraph& question : lesson.facilitator.questions) add(question.text, "a question to the group");
    for (const content::Paragraph& said : lesson.facilitator.groups_say) add(said.text, "what groups usually say");
    if (!lesson.facilitator.disclosure.empty()) add(lesson.facilitator.disclosure, "what to do when a child tells of harm");
    if (lesson.handout) {
      where_ = "Printed sheet to take home";
      add(lesson.handout->title, "its title");
      for (const content::HandoutPart& part : lesson.handout->parts) (*this)(part.text);
    }
    for (const content::Block& each : lesson.blocks) {
      std::visit([&](const auto& block) { of_block(block); }, each);
    }
  }

  std::map<std::string, std::string> take() { return std::move(notes_); }

 private:
  void add(const Text& text, const std::string& what) { notes_.emplace(text.key, where_ + ": " + what); }

  template <typename Type>
  void of_block(const Type& block) {
    where_ = name_of(block);
    more(block);
    parts(block, *this);
  }

  template <typename Type>
  static std::string name_of(const Type&) {
    if constexpr (std::is_same_v<Type, content::Close>) return "Last page";
    std::string name(Type::type);
    std::replace(name.begin(), name.end(), '_', ' ');
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
  }

  void more(const auto&) {}

  void more(const content::SingleChoice& block) {
    add(block.question, "the question");
    for (const content::Choice& choice : block.choices) {
      add(choice.text, "an answer to choose");
      add(choice.feedback, "said to whoever chose " + quoted(choice.text));
    }
  }

  void more(const content::MultipleChoice& block) {
    add(block.question, "the question; several answers are right");
    for (const content::OneOfSeveral& choice : block.choices) {
      add(choice.text, "an answer to choose");
      add(choice.when_chosen, "said to whoever chose " + quoted(choice.text));
      if (choice.good) add(choice.when_missed, "said to whoever did not choose " + quoted(choice.text));
    }
  }

  void more(const content::TrueFalse& block) {
    add(block.statement, block.is_true ? "a statement that is true" : "a statement that is not true");
    add(block.when_true, "said to whoever answered “true”");
    add(block.when_false, "said to whoever answered “not true”");
    add(block.when_not_sure, "said to whoever answered “not sure”");
  }

  void more(const content::Sort& block) {
    for (const content::SortGroup& group : block.groups) add(group.text, "the name of a group, on a basket");
    for (const content::SortCard& card : block.cards) {
      add(card.text, "a card to lay into a group");
      for (const content::SortPlace& place : card.places) {
        const auto group = std::find_if(block.groups.begin(), block.groups.end(), [&](const content::SortGroup& each) { return each.id == place.group; });
        if (group != block.groups.end()) add(place.feedback, "said when " + quoted(card.text) + " is laid into " + quoted(group->text) + ", " + fit(place.good));
      }
    }
  }

  void more(const content::TapWords& block) {
    for (const content::Paragraph& paragraph : block.paragraphs) add(paragraph.text, "words in [[ ]] can be tapped");
    for (const content::TapTarget& target : block.targets) {
      add(target.feedback, std::string("said when the words of [[") + target.id + ":…]] are tapped, which are " + (target.signal ? "a sign worth a pause" : "fine as they are"));
    }
  }

  void more(const content::Matching& block) {
    for (const content::MatchingPair& pair : block.pairs) {
      add(pair.left, "belongs to " + quoted(pair.right));
      add(pair.right, "belongs to " + quoted(pair.left));
      add(pair.feedback, "said when something else is laid to " + quoted(pair.left));
      if (!pair.reveals.empty()) add(pair.reveals, "told when " + quoted(pair.left) + " is found");
    }
  }

  void more(const content::Memory& block) {
    for (const content::MemoryPair& pair : block.pairs) {
      for (const content::MemoryCard* card : {&pair.one, &pair.two}) {
        if (!card->text.empty()) add(card->text, "a card of a pair");
      }
      add(pair.feedback, "said when the pair is found");
    }
  }

  void more(const content::Ordering& block) { more(block.sequence); }
  void more(const content::Timeline& block) { more(block.sequence); }

  void more(const content::Sequence& sequence) {
    for (const content::SequenceCard& card : sequence.cards) {
      add(card.text, "a card to put in its place in time");
      if (!card.feedback.empty()) add(card.feedback, "said when " + quoted(card.text) + " is laid too early");
      if (!card.reveals.empty()) add(card.reveals, "told when " + quoted(card.text) + " lies where it belongs");
    }
  }

  void more(const content::FillGap& block) {
    for (const content::GapSentence& sentence : block.sentences) add(sentence.text, "what stands in [[gap:]] is not shown");
    for (const content::GapWord& word : block.words) {
      add(word.text, "words for a gap");
      if (!word.when_right.empty()) add(word.when_right, "said when " + quoted(word.text) + " is laid " + fit(true));
      if (!word.when_wrong.empty()) add(word.when_wrong, "said when " + quoted(word.text) + " is laid " + fit(false));
    }
  }

  void more(const content::Hotspot& block) {
    for (const content::PictureSpot& spot : block.spots) {
      add(spot.text, "a place in the picture");
      add(spot.feedback, "said when " + quoted(spot.text) + " is touched, which is " + (spot.good ? "what was looked for" : "not what was looked for"));
    }
  }

  void more(const content::Rating& block) {
    for (const content::RatingStep& step : block.steps) {
      add(step.label, "a step on the way from one end to the other");
      add(step.thought, "said to whoever chose " + quoted(step.label));
    }
  }

  void more(const content::Checklist& block) {
    for (const content::ChecklistItem& item : block.items) {
      add(item.text, "something to tick");
      if (item.why) add(*item.why, "why " + quoted(item.text));
    }
  }

  void more(const content::Builder& block) {
    add(block.document.title, "the title of the document that is made");
    for (const content::BuilderSection& section : block.sections) {
      if (section.text) add(*section.text, "stands in the document whatever is chosen");
      for (const content::BuilderPart& part : section.parts) more(part);
    }
  }

  void more(const content::BuilderPart& part) {
    add(part.question, "a question whose answer goes into the document");
    if (part.gap) add(*part.gap, "stands in the document while nothing is decided about " + quoted(part.question));
    const auto* choice = std::get_if<content::BuilderChoice>(&part.answer);
    if (choice == nullptr) return;
    for (const content::BuilderOption& option : choice->options) {
      add(option.label, "an answer to " + quoted(part.question));
      if (option.sentence) add(*option.sentence, "what the document says after " + quoted(option.label));
      if (option.recommended) add(*option.recommended, "why " + quoted(option.label) + " is recommended");
    }
  }

  void more(const content::BranchNode& node, const std::string& whose) {
    for (const content::BranchChoice& choice : node.choices) {
      switch (choice.kind) {
        case content::ChoiceKind::reply: add(choice.text, whose); break;
        case content::ChoiceKind::leave: add(choice.text, "a way out that the reader may take: leaving"); break;
        case content::ChoiceKind::ask: add(choice.text, "a way out that the reader may take: asking somebody"); break;
      }
    }
    if (!node.ending) return;
    const std::string tone(base::name_of(node.ending->tone));
    add(node.ending->title, "the title of an ending, " + tone);
    add(node.ending->text, "an ending, " + tone + ", said to the reader");
  }

  void more(const content::PracticeChat& chat) {
    for (const content::ChatPartner& partner : chat.partners) add(partner.name, "a name that nobody has, or a person of the lessons");
    for (const content::ChatNode& node : chat.nodes) {
      for (const content::ChatMessage& message : node.messages) {
        const bool is_shown = !std::holds_alternative<std::monostate>(message.shows);
        add(message.text, is_shown ? "what a sticker or photo in it shows, for whoever does not see it" : writer_of(message, chat));
      }
      more(node, "the reader writes this; spoken language, as among people of that age");
    }
  }

  static std::string writer_of(const content::ChatMessage& message, const content::PracticeChat& chat) {
    switch (message.from) {
      case content::ChatSpeaker::partner: return chat.partners.at(message.partner).name.source + " writes this; spoken language, as among people of that age";
      case content::ChatSpeaker::reader: return "the reader writes this; spoken language, as among people of that age";
      case content::ChatSpeaker::narrator: return "told beside the chat, to the reader";
      case content::ChatSpeaker::time: break;
    }
    return "how much time passes";
  }

  void more(const content::Branching& story) {
    for (const content::StoryCharacter& character : story.characters) add(character.name, "a person of the story");
    for (const content::StoryScene& scene : story.scenes) {
      for (const content::StoryLine& line : scene.lines) add(line.text, speaker_of(line, story));
      if (scene.question) add(*scene.question, "a question to the reader, who decides what happens");
      more(scene, "what the reader may decide");
    }
  }

  static std::string speaker_of(const content::StoryLine& line, const content::Branching& story) {
    const auto character = std::find_if(story.characters.begin(), story.characters.end(), [&](const content::StoryCharacter& each) { return each.id == line.who; });
    return character == story.characters.end() ? "told, to the reader" : character->name.source + " says this";
  }

  std::string where_;
  std::map<std::string, std::string> notes_;
};

}  // namespace

std::map<std::string, std::string> translator_notes(const content::Lesson& lesson) {
  Notes notes;
  notes.of(lesson);
  return notes.take();
}

}  // namespace content_writer
