#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Radii;
using ui::Rect;

content::PackPicture there(const std::string& pack, const std::string& entry = "media/there.svg") {
  return {content::PackId(pack), {entry, {"key", "A cat"}}};
}

// How many different drawings a screen needs.
template <typename Content>
int drawings(FakeStage& table, Content&& content) {
  const int before = table.textures.uploads;
  table.draw(content);
  return table.textures.uploads - before;
}

ui::SurfaceStyle red_with(const Radii& radii) {
  ui::SurfaceStyle style;
  style.fill = ui::rgb(0xFF0000);
  style.radii = radii;
  return style;
}

const unsigned char cat[] = "<svg>cat</svg>";
const unsigned char dog[] = "<svg>dog</svg>";

}  // namespace

TEST_CASE("a picture says what it shows even when it cannot be drawn") {
  FakeStage table;
  const auto content = [&](Frame& frame) {
    frame.picture("there", {0, 0, 50, 50}, {"media/there.svg", {"key", "A cat"}}, ui::Radii::all(8));
    frame.picture("gone", {0, 60, 50, 50}, {"media/gone.svg", {"key", "A dog"}}, {});
  };
  table.draw(content);
  table.draw(content);
  CHECK(table.find("there")->text == "A cat");
  CHECK(table.find("gone")->text == "A dog");
  CHECK(table.find("gone")->kind == ui::Widget::Kind::picture);
  CHECK(table.pictures.drawn == 1);
  CHECK_FALSE(table.find("there")->undrawn);
  CHECK(table.find("there/words") == nullptr);
  CHECK(table.find("gone")->undrawn);
  REQUIRE(table.find("gone/words") != nullptr);
  CHECK(table.find("gone/words")->text == "A dog");
}

TEST_CASE("a code that cannot be drawn is told") {
  FakeStage table;
  table.draw([&](Frame& frame) {
    CHECK(frame.qr_code("short", {0, 0, 50, 50}, "https://example.org"));
    CHECK_FALSE(frame.qr_code("long", {0, 0, 50, 50}, std::string(200, 'x')));
  });
}

TEST_CASE("a picture is drawn once for each pack that holds one of its name") {
  FakeStage table;
  const auto content = [](Frame& frame) {
    frame.picture("a", {0, 0, 50, 50}, there("pack"), {});
    frame.picture("b", {0, 100, 50, 50}, there("other"), {});
    frame.picture("c", {0, 200, 50, 50}, there("pack"), {});
  };
  table.draw(content);
  CHECK(table.pictures.drawn == 2);
}

TEST_CASE("a picture without a pack is of the pack the stage shows") {
  FakeStage table;
  table.draw([](Frame& frame) {
    frame.picture("a", {0, 0, 50, 50}, there("pack"), {});
    frame.picture("b", {0, 100, 50, 50}, there("pack").picture, {});
  });
  CHECK(table.pictures.drawn == 1);
  table.stage.show(table.translator, &table.media, content::PackId("none"));
  table.draw([](Frame& frame) { frame.picture("a", {0, 0, 50, 50}, there("pack").picture, {}); });
  CHECK(table.pictures.drawn == 1);
}

TEST_CASE("a picture is drawn again when its pack holds something else") {
  FakeStage table;
  const auto content = [](Frame& frame) { frame.picture("a", {0, 0, 50, 50}, there("pack"), {}); };
  table.draw(content);
  table.media.hash = "two";
  table.draw(content);
  CHECK(table.pictures.drawn == 2);
}

TEST_CASE("where the name of a pack ends and its hash and the entry begin makes a difference") {
  struct Everything final : ui::MediaSource {
    std::string_view content_hash(const content::PackId& pack) const override { return pack.value == "a" ? "bc" : "c"; }
    base::Result<base::Bytes> media(const content::PackId&, const std::string&) override { return base::Bytes{'<'}; }
  } media;
  FakeStage table;
  table.stage.show(table.translator, &media);
  table.draw([](Frame& frame) {
    frame.picture("one", {0, 0, 50, 50}, there("a", "d"), {});
    frame.picture("two", {0, 100, 50, 50}, there("ab", "d"), {});
  });
  CHECK(table.pictures.drawn == 2);
}

TEST_CASE("pictures of other widths and heights are drawn apart") {
  FakeStage table;
  table.draw([](Frame& frame) {
    frame.picture("a", {0, 0, 50, 50}, there("pack"), {});
    frame.picture("b", {0, 100, 50, 51}, there("pack"), {});
    frame.picture("c", {0, 200, 51, 50}, there("pack"), {});
  });
  CHECK(table.pictures.drawn == 3);
}

TEST_CASE("each of the four corners of a picture counts") {
  FakeStage table;
  const Radii kinds[] = {Radii::all(8), {8, 0, 8, 8}, {8, 8, 0, 8}, {0, 8, 8, 8}, {8, 8, 8, 0}};
  table.draw([&](Frame& frame) {
    for (const Radii& radii : kinds) frame.picture("a", {0, 0, 50, 50}, there("pack"), radii);
  });
  CHECK(table.pictures.drawn == 5);
}

TEST_CASE("a picture cut at one side is drawn anew for scripts from the right") {
  FakeStage table;
  const auto content = [](Frame& frame) { frame.picture("a", {0, 0, 50, 50}, there("pack"), {8, 0, 0, 8}); };
  table.draw(content);
  table.setup.right_to_left = true;
  table.draw(content);
  CHECK(table.pictures.drawn == 2);
}

TEST_CASE("corners follow the scale of the window though the picture keeps its pixels") {
  FakeStage table;
  table.draw([](Frame& frame) { frame.picture("a", {0, 0, 100, 100}, there("pack"), Radii::all(8)); });
  table.setup.width_px = 2560;
  table.setup.height_px = 1440;
  table.draw([](Frame& frame) { frame.picture("a", {0, 0, 50, 50}, there("pack"), Radii::all(8)); });
  CHECK(table.pictures.drawn == 2);
}

TEST_CASE("two embedded pictures of one name are two") {
  FakeStage table;
  table.draw([](Frame& frame) {
    frame.drawing("animal", {"animal", cat, sizeof cat}, {0, 0, 50, 50}, {});
    frame.drawing("animal", {"animal", dog, sizeof dog}, {0, 100, 50, 50}, {});
  });
  CHECK(table.pictures.drawn == 2);
}

TEST_CASE("an icon is drawn for each height and colour and strength") {
  FakeStage table;
  table.draw([](Frame& frame) {
    frame.icon(ui::Icon::heart, {0, 0, 20, 20}, ui::rgb(0x102030));
    frame.icon(ui::Icon::heart, {0, 0, 20, 30}, ui::rgb(0x102030));
    frame.icon(ui::Icon::heart, {0, 0, 20, 20}, ui::rgb(0x112030));
    frame.icon(ui::Icon::heart, {0, 0, 20, 20}, ui::rgb(0x102030, 128));
    frame.icon(ui::Icon::lock, {0, 0, 20, 20}, ui::rgb(0x102030));
  });
  CHECK(table.pictures.drawn == 5);
}

TEST_CASE("digits at the end of a code are not taken for its size") {
  FakeStage table;
  table.draw([](Frame& frame) {
    frame.qr_code("a", {0, 0, 150, 150}, "room");
    frame.qr_code("b", {0, 200, 50, 50}, "room1");
  });
  CHECK(table.pictures.codes == 2);
}

TEST_CASE("surfaces whose corners differ by a trifle are drawn apart") {
  FakeStage table;
  const int count = drawings(table, [](Frame& frame) {
    frame.surface({0, 0, 90, 90}, red_with(Radii::all(10)));
    frame.surface({0, 100, 90, 90}, red_with(Radii::all(10.1F)));
    frame.surface({0, 200, 90, 90}, red_with(Radii::all(10)));
  });
  CHECK(count == 2);
}

TEST_CASE("a dashed surface is drawn for each size and apart from the same without dashes") {
  FakeStage table;
  ui::SurfaceStyle dashed = red_with(Radii::all(10));
  dashed.edge_width = 2;
  ui::SurfaceStyle plain = dashed;
  dashed.dashed = true;
  const int count = drawings(table, [&](Frame& frame) {
    frame.surface({0, 0, 90, 90}, dashed);
    frame.surface({0, 0, 90, 91}, dashed);
    frame.surface({0, 0, 91, 90}, dashed);
    frame.surface({0, 0, 90, 90}, plain);
  });
  CHECK(count == 4);
}

TEST_CASE("a text in another colour is drawn anew and not set anew") {
  FakeStage table;
  ui::TextStyle style;
  table.draw([&](Frame& frame) { frame.text("a", {0, 0, 200, 60}, "word", style); });
  style.colour = ui::rgb(0x123456);
  table.draw([&](Frame& frame) { frame.text("a", {0, 0, 200, 60}, "word", style); });
  CHECK(table.text.drawn == 2);
  CHECK(table.text.measured == 1);
}

TEST_CASE("sizes of letters that differ by a trifle are set apart") {
  FakeStage table;
  ui::TextStyle style;
  table.draw([&](Frame& frame) {
    style.size = 20;
    frame.measure("word", style, 0);
    style.size = 20.01F;
    frame.measure("word", style, 0);
  });
  CHECK(table.text.measured == 2);
}

TEST_CASE("letters that stand for ends of parts in a key change nothing") {
  std::string buffer;
  const auto key = [&](const std::string& one, const std::string& two) {
    return std::string(ui::CacheKey(buffer, 't').text(one).text(two).view());
  };
  CHECK(key("a\3b", "") != key("a", "b"));
  CHECK(key("ab", "c") != key("a", "bc"));
  CHECK(key("", "a|") != key("a|", ""));
  CHECK(key("a", "b") == key("a", "b"));
}

TEST_CASE("one number in a key is never another") {
  std::string buffer;
  const auto real = [&](float value) { return std::string(ui::CacheKey(buffer, 's').real(value).view()); };
  CHECK(real(0.0F) == real(-0.0F));
  CHECK(real(1.0F) != real(1.0000001F));
  CHECK(std::string(ui::CacheKey(buffer, 's').whole(1).view()) != std::string(ui::CacheKey(buffer, 't').whole(1).view()));
}
