#include "ui/stage.h"

#include <algorithm>
#include <imgui.h>

#include "typing_state.h"

namespace ui {
namespace {

constexpr const char* at_the_start = "the start of the page";  // no control: the focus goes on from it to the first
constexpr std::size_t texture_limit_bytes = std::size_t{24} << 20;
constexpr std::size_t text_limit_bytes = std::size_t{4} << 20;  // some ten thousand short texts

}  // namespace

Stage::Stage(StagePorts ports)
    : ports_(ports),
      context_(ImGui::CreateContext()),
      cache_(ports.textures, texture_limit_bytes, ports.painter),
      films_(ports.textures),
      typing_(std::make_unique<TypingState>()),
      texts_(text_limit_bytes) {
  enter();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DeltaTime = 1.0F / 60.0F;
  ImGui::GetStyle().WindowPadding = ImVec2(0, 0);
  ImGui::GetStyle().WindowBorderSize = 0;
  ImGui::GetStyle().AntiAliasedFill = false;
  upload_atlas();
  ImGui::SetCurrentContext(nullptr);
}

Stage::~Stage() {
  cache_.clear();
  films_.clear();
  if (atlas_ != nullptr) ports_.textures.release(atlas_);
  ImGui::DestroyContext(context_);
}

void Stage::enter() const { ImGui::SetCurrentContext(context_); }

// Dear ImGui fills rectangles from the white pixel of its font atlas; its letters are never shown.
void Stage::upload_atlas() {
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  const Bitmap white{1, 1, {0xFFFFFFFF}};
  atlas_ = ports_.textures.upload(white);
  ImGui::GetIO().Fonts->SetTexID(atlas_);
}

void Stage::forget_textures() {
  cache_.clear();
  films_.clear();
  if (atlas_ != nullptr) ports_.textures.release(atlas_);
  enter();
  upload_atlas();
  ImGui::SetCurrentContext(nullptr);
}

void Stage::show(const Translator& translator, MediaSource* media, content::PackId pack, std::string source_language) {
  translator_ = &translator;
  media_ = media;
  pack_ = std::move(pack);
  source_language_ = std::move(source_language);
}

void Stage::show_page(const std::string& page) {
  if (page == page_) return;
  page_ = page;
  attention_.start_afresh();
  refused_.clear();
  scrolling_.clear();
  carrying_.clear();
  news_.clear();
  page_stands_ = false;
  waits_out_of_sight_ = false;
  sounded_.clear();
  cues_.insert(Cue::page);
  // A ring that stayed on a way out would let Enter, pressed once more by habit, take it. The menu of languages, which
  // changes the page itself, keeps its own.
  const bool on_a_bar = focused_.rfind("frame/", 0) == 0 && focused_.rfind("frame/language", 0) != 0;
  // One on going on or on going past would let it go on from what was not read, and a new one on an answer give that: there
  // is none until the reader moves it, and then at the start.
  const bool goes_on = focused_ == "next" || focused_ == "skip";
  if (on_a_bar || goes_on) focused_ = at_the_start;
  if (goes_on) focus_visible_ = false;
}

Frame Stage::begin(const FrameSetup& setup, const Input& given) {
  const Input input = keep_typing(setup, given);
  attention_.begin_frame(input.now_ms, input.pointer_down && !pointer_was_down_, input.pointer);
  cues_.clear();
  next_sounded_.clear();
  hushed_ = false;
  show_page(setup.page);
  widgets_.clear();
  rings_.clear();
  untranslated_.clear();
  next_focus_order_.clear();
  next_news_.clear();
  never_by_itself_.clear();
  pieces_.clear();
  activated_.clear();
  unsettled_ = false;
  next_wake_ms_.reset();
  cache_.begin_frame();
  texts_.begin_frame();
  animations_.begin_frame(input.now_ms, setup.reduced_motion);
  take_input(setup, input);
  focus_place_ = std::exchange(focus_drawn_, {});
  focus_place_area_ = std::exchange(focus_drawn_area_, Scrolling::none);
  focused_area_ = Scrolling::none;

  enter();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(setup.width_px), static_cast<float>(setup.height_px));
  Frame frame(*this, setup, input);
  const float scale = frame.scale_;
  const bool outside = input.pointer.x < 0;
  io.MousePos = outside ? ImVec2(-FLT_MAX, -FLT_MAX) : ImVec2(input.pointer.x * scale, input.pointer.y * scale);
  io.MouseDown[0] = input.pointer_down;
  ImGui::NewFrame();
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("canvas", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  return frame;
}

// Carrying comes before scrolling, and both before the focus: what they take is not there for the next.
void Stage::take_input(const FrameSetup& setup, const Input& input) {
  keys_ = input.keys;
  revealed_ = false;
  scrolling_.begin_frame(setup.right_to_left);
  carrying_.begin_frame(input, pointer_was_down_, scrolling_);
  if (const std::string chosen = carrying_.take_keys(keys_, setup.right_to_left); !chosen.empty()) reveal_ = chosen;
  scroll(input, input.now_ms - now_ms_);
  now_ms_ = input.now_ms;
  if (input.pointer_down) touched_at_ = input.pointer;
  if (input.pointer_down || !input.keys.empty() || input.wheel != 0) touched_ms_ = input.now_ms;
  move_focus(input.pointer_down, setup.right_to_left);
}

void Stage::scroll(const Input& input, std::int64_t passed_ms) {
  if (carrying_.owns_pointer()) {
    scrolling_.let_go_of_finger();
    if (carrying_.is_dragging() && scrolling_.move_at_edge(input.pointer, passed_ms)) wake_at(input.now_ms + motion::frame_ms);
  } else {
    scrolling_.follow_finger(input.pointer, input.pointer_down, pointer_was_down_);
  }
  scrolling_.turn_wheel(input.pointer, input.wheel, input.wheel_across);
  const int turned_area = std::exchange(turned_area_, Scrolling::none);
  const int area = turned_area != Scrolling::none ? turned_area : focus_visible_ ? focused_area_ : Scrolling::none;
  const auto turned = std::erase_if(keys_, [&](Key key) { return scrolling_.press(key, area); });
  if (turned > 0 || input.wheel != 0 || input.wheel_across != 0 || input.pointer_down) moved_by_reader_ = true;
}

ImDrawData* Stage::end() {
  enter();
  ImGui::End();
  ImGui::Render();
  ImDrawData* const drawn = ImGui::GetDrawData();
  pointer_was_down_ = ImGui::GetIO().MouseDown[0];
  ImGui::SetCurrentContext(nullptr);
  cache_.end_frame();
  films_.end_frame();
  end_typing();
  texts_.end_frame([](const KnownText&) {});
  scrolling_.end_frame();
  if (carrying_.end_frame()) unsettled_ = true;
  attention_.end_frame();
  animations_.end_frame();
  if (animations_.moving()) wake_at(now_ms_ + motion::frame_ms);
  if (const auto held = carrying_.next_wake_ms()) wake_at(*held);
  focus_order_.swap(next_focus_order_);
  news_.swap(next_news_);
  sounded_.swap(next_sounded_);
  if (hushed_) cues_.clear();
  page_stands_ = true;
  if (carrying_.landed()) is_given_ = true;
  keep_focus();
  if (!unsettled_) keep_ring_in_sight();
  if (!unsettled_) reveal_.clear();
  if (!unsettled_) revealed_text_.clear();
  return drawn;
}

void Stage::wake_at(std::int64_t at_ms) { next_wake_ms_ = std::min(next_wake_ms_.value_or(at_ms), at_ms); }

}  // namespace ui
