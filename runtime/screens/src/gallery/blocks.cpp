// Each block as a reader meets it, and as it stands when somebody has done something in it: whole screens, played by the
// blocks' own rules. The lesson that holds one of each is runtime/screens/gallery/every-block.json.
#include <map>
#include <string>

#include "blocks/every_play.h"
#include "pages.h"
#include "screens/draw.h"
#include "ui/embedded.h"

extern const ui::EmbeddedFile gallery_lessons[];

namespace screens {
namespace {

constexpr std::uint64_t seed = 1;

std::shared_ptr<const session::OpenLesson> opened() {
  const ui::EmbeddedFile& file = gallery_lessons[0];
  content::Findings findings;
  auto lesson = content::parse_lesson({reinterpret_cast<const char*>(file.bytes), file.size}, file.name, findings);
  if (!lesson) return nullptr;  // a test reads it
  auto open = std::make_shared<session::OpenLesson>();
  open->pack = content::PackId("org.parasol.gallery");
  open->age_from = 12;
  open->age_to = 14;
  open->lesson = std::move(*lesson);
  return open;
}

using Actions = std::vector<session::BlockAction>;

template <typename Block, typename... Done>
Actions did(Done... done) {
  return {session::BlockAction(session::ActionOf<Block>(done))...};
}

// By the block's id.
const std::map<std::string, Actions>& done_in_blocks() {
  using namespace session;
  using Placed = LayCard;
  const auto laid = [](const char* card, const char* place) { return Placed{card, place}; };
  static const std::map<std::string, Actions> all{
      {"tap-words", did<content::TapWords>(TapTarget{"coins"}, TapTarget{"tell-nobody"})},
      {"single-choice", did<content::SingleChoice>(PickChoice{"certified"}, PickChoice{"code"})},
      {"true-false", did<content::TrueFalse>(ActionOf<content::TrueFalse>{Judgement::not_sure})},
      {"multiple-choice", did<content::MultipleChoice>(ToggleChoice{"secret"}, ToggleChoice{"level"}, CheckChoices{})},
      {"ordering", did<content::Ordering>(ActionOf<content::Ordering>{laid("stop", "stop")}, ActionOf<content::Ordering>{laid("tell", "keep")})},
      {"timeline", did<content::Timeline>(ActionOf<content::Timeline>{laid("win", "win")}, ActionOf<content::Timeline>{laid("gift", "gift")})},
      {"matching", did<content::Matching>(ActionOf<content::Matching>{laid("teacher", "teacher")}, ActionOf<content::Matching>{laid("line", "friend")})},
      {"sort", did<content::Sort>(PutCard{"classmate", "go"}, PutCard{"coins", "pause"})},
      {"hotspot", did<content::Hotspot>(TapSpot{"friends"}, TapSpot{"phone"})},
      {"fill-gap", did<content::FillGap>(PutWord{"stop", "stop"}, PutWord{"keep", "answer"})},
      {"memory", did<content::Memory>(TurnCard{"talk/one"}, TurnCard{"talk/two"}, TurnCard{"gift/one"})},
      {"scale", did<content::Rating>(ChooseStep{"often"})},
      {"slider", did<content::Rating>(ChooseStep{"depends"})},
      {"faces", did<content::Rating>(ChooseStep{"uneasy"})},
      {"reflection", did<content::Reflection>(OpenPrompt{}, OpenPrompt{}, SayThoughtAbout{})},
      {"checklist", did<content::Checklist>(TickItem{"lock", Tick::have}, TickItem{"friends", Tick::will})},
      {"audit", did<content::Audit>(RateStatement{"written", 3}, ShowStatement{1}, RateStatement{"known", 1}, ShowStatement{2}, RateStatement{"contact", 2}, ShowStatement{3})},
      {"rules", did<content::Builder>(ShowSection{1}, TakeOption{"asks", "ask"}, TakeOption{"then", "tell"}, TakeOption{"then", "stay"})},
      {"figures", did<content::Builder>(SetFigure{"concerns", {"contact", "pupils"}, 12}, SetFigure{"concerns", {"pictures", "adults"}, 3})},
      {"story", did<content::Branching>(PickInStory{"put-away"})},
      {"chat", did<content::PracticeChat>(PickReply{"no"})}};
  return all;
}

using OpenPointer = std::shared_ptr<const session::OpenLesson>;

void draw_block(const OpenPointer& open, std::size_t at, const Actions& done, ui::Frame& frame) {
  session::LessonVisit visit;
  visit.sitting.open = open;
  visit.lesson = session::start_lesson(open->lesson, seed);
  visit.lesson.at = at;
  visit.stage = session::Playing{};
  session::BlockState& state = visit.lesson.blocks[at];
  for (const session::BlockAction& action : done) {
    session::show_at_once(state);
    state = session::update(std::move(state), action, open->lesson.blocks[at]);
  }
  session::show_at_once(state);
  session::Shell shell;
  shell.reader.language = frame.language();
  shell.place = std::move(visit);
  draw({shell, {}, {}, {}, {}, {}}, frame);
}

}  // namespace

std::vector<WholePage> gallery_blocks() {
  std::vector<WholePage> pages;
  const OpenPointer open = opened();
  if (open == nullptr) return pages;
  const auto add = [&](const std::string& name, std::size_t at, const Actions& done) {
    pages.push_back({name, [open, at, done](ui::Frame& frame) { draw_block(open, at, done, frame); }});
  };
  for (std::size_t at = 0; at < open->lesson.blocks.size(); ++at) {
    const std::string& id = content::block_id(open->lesson.blocks[at]).value;
    add("block-" + id, at, {});
    const auto done = done_in_blocks().find(id);
    if (done != done_in_blocks().end()) add("block-" + id + "-played", at, done->second);
  }
  return pages;
}

}  // namespace screens
