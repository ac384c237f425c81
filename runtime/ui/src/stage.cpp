#include "ui/stage.h"

#include <algorithm>
#include <imgui.h>

#include "typing_state.h"

namespace ui {
namespace {

constexpr std::size_t texture_limit_bytes = std::size_t{24} << 20;
constexpr std::size_t layout_limit = 600;

bool forward(Key key, bool right_to_left) {
  return key == Key::tab || key == Key::down || key == (right_to_left ? Key::left : Key::right);
}

bool backward(Key key, bool right_to_left) {
  return key == Key::back_tab || key == Key::up || key == (right_to_left ? Key::right : Key::left);
}

}  // namespace

Stage::Stage(StagePorts ports)
    : ports_(ports),
      context_(ImGui::CreateContext()),
      cache_(ports.textures, texture_limit_bytes),
      films_(ports.textures),
      typing_(std::make_unique<TypingState>()) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DeltaTime = 1.0F / 60.0F;
  ImGui::GetStyle().WindowPadding = ImVec2(0, 0);
  ImGui::GetStyle().WindowBorderSize = 0;
  ImGui::GetStyle().AntiAliasedFill = false;
  upload_atlas();
}

Stage::~Stage() {
  cache_.clear();
  films_.clear();
  if (atlas_ != nullptr) ports_.textures.release(atlas_);
  ImGui::DestroyContext(context_);
}

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
  upload_atlas();
}

void Stage::show(const Translator& translator, MediaSource* media) {
  translator_ = &translator;
  media_ = media;
}

Frame Stage::begin(const FrameSetup& setup, const Input& given) {
  const Input input = keep_typing(setup, given);
  if (setup.page != page_) {
    page_ = setup.page;
    scroll_.clear();
    content_heights_.clear();
    drag_.reset();
  }
  widgets_.clear();
  next_focus_order_.clear();
  activated_.clear();
  keys_ = input.keys;
  reveal_pending_ = false;
  if (layouts_.size() > layout_limit) layouts_.clear();
  cache_.begin_frame();
  move_focus(input, setup.right_to_left);

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

ImDrawData* Stage::end() {
  ImGui::End();
  ImGui::Render();
  cache_.end_frame();
  films_.end_frame();
  end_typing();
  focus_order_ = next_focus_order_;
  pointer_was_down_ = ImGui::GetIO().MouseDown[0];
  const bool lost = std::find(focus_order_.begin(), focus_order_.end(), focused_) == focus_order_.end();
  if (lost && !focused_.empty()) {
    const auto content = std::find_if(focus_order_.begin(), focus_order_.end(),
                                      [](const std::string& id) { return id.rfind("frame/", 0) != 0; });
    focused_ = content != focus_order_.end() ? *content : focus_order_.empty() ? "" : focus_order_.front();
    if (focus_visible_) reveal_pending_ = true;
  }
  if (!reveal_pending_) reveal_.clear();
  return ImGui::GetDrawData();
}

void Stage::move_focus(const Input& input, bool right_to_left) {
  if (input.pointer_down) focus_visible_ = false;
  for (const Key key : input.keys) {
    const bool ahead = forward(key, right_to_left);
    if (key == Key::enter && focus_visible_) activated_ = focused_;
    if (!ahead && !backward(key, right_to_left)) continue;
    std::erase(keys_, key);
    if (focus_order_.empty()) continue;
    const auto count = focus_order_.size();
    const auto found = std::find(focus_order_.begin(), focus_order_.end(), focused_);
    std::size_t at = static_cast<std::size_t>(found - focus_order_.begin());
    if (focused_.empty() || found == focus_order_.end()) {
      at = ahead ? 0 : count - 1;
    } else if (focus_visible_) {
      at = (at + (ahead ? 1 : count - 1)) % count;
    }
    focused_ = focus_order_[at];
    focus_visible_ = true;
    reveal_ = focused_;
  }
}

}  // namespace ui
