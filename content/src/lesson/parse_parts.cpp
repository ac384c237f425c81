#include "lesson/parse_parts.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "lesson/parse_scene.h"

namespace content {

void check_id_is_file_name(const std::string& id, EntryFolder folder, Report& report) {
  const std::string prefix = std::string(base::name_of(folder)) + "/";
  const std::string& where = report.where();
  if (id.empty() || !where.starts_with(prefix) || where == prefix + id + ".json") return;
  report.error("id", "id-not-file-name", "the id " + in_quotes(id) + " must be the file's name");
}

void check_keys_unique(const std::vector<Text>& texts, Report& report) {
  std::set<std::string> seen;
  for (const Text& text : texts) {
    if (text.key.empty() || seen.insert(text.key).second) continue;
    report.error("", "duplicate-key", "two texts have the key " + in_quotes(text.key) + ", so one needs another id");
  }
}

bool is_media_path(std::string_view path) {
  if (!path.starts_with("media/") || path.size() > 255) return false;
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  for (const std::string& part : base::split(path, '/')) {
    if (part.empty() || part == "." || part == ".." || !std::all_of(part.begin(), part.end(), plain)) return false;
  }
  return true;
}

Judged read_judged(const JsonObject& object, const std::string& noun) {
  Report& report = object.report();
  Judged judged;
  judged.good = object.boolean("good");
  const bool has_thought = object.has("misconception");
  if (judged.good && has_thought) {
    report.error(object.path("misconception"), "misconception", "a good " + noun + " has no misconception");
  } else if (!judged.good && object.has("good") && !has_thought) {
    report.error(object.path(), "misconception", "a " + noun + " that is not good must name the thought behind it in \"misconception\"");
  } else if (has_thought) {
    judged.misconception = object.id("misconception");
  }
  return judged;
}

namespace {

std::string read_media(const JsonObject& object) {
  std::string entry = object.string("media");
  if (!entry.empty() && !is_media_path(entry)) {
    object.report().error(object.path("media"), "bad-media-path",
                          "a picture is media/ and a name of letters, digits, '-', '_' and '.'");
  }
  return entry;
}

}  // namespace

std::optional<Picture> read_picture_if_present(const JsonObject& block, const std::string& key_prefix) {
  if (!block.has("picture")) return std::nullopt;
  const JsonObject object = block.object("picture", {"media", "scene", "alt"});
  Picture picture;
  if (object.has("scene")) {
    if (object.has("media")) object.report().error(object.path("media"), "two-pictures", "a picture is media or a scene, not both");
    picture.source = read_scene(object);
  } else {
    picture.source = read_media(object);
  }
  picture.alt = object.text("alt", key_prefix + "/alt");
  return picture;
}

std::vector<Paragraph> read_paragraphs(const JsonObject& block, const std::string& key_prefix, Marks marks) {
  std::vector<Paragraph> paragraphs;
  UniqueIds ids(block.report());
  block.each("paragraphs", 1, any_number, [&](const JsonValue& value, const std::string& path) {
    const JsonObject object(value, path, block.report(), {"id", "style", "text"});
    Paragraph paragraph;
    paragraph.id = object.id("id");
    ids.add(paragraph.id, object.path("id"));
    paragraph.style = object.one_of_or<ParagraphStyle>("style", ParagraphStyle::body);
    paragraph.text = object.text("text", key_prefix + "/paragraphs/" + paragraph.id, marks);
    paragraphs.push_back(std::move(paragraph));
  });
  return paragraphs;
}

std::vector<Paragraph> read_plain_paragraphs(const JsonObject& parent, std::string_view member,
                                             const std::string& key_prefix) {
  std::vector<Paragraph> paragraphs;
  UniqueIds ids(parent.report());
  parent.each(member, 0, any_number, [&](const JsonValue& value, const std::string& path) {
    const JsonObject object(value, path, parent.report(), {"id", "text"});
    Paragraph paragraph;
    paragraph.id = object.id("id");
    ids.add(paragraph.id, object.path("id"));
    paragraph.text = object.text("text", key_prefix + "/" + std::string(member) + "/" + paragraph.id);
    paragraphs.push_back(std::move(paragraph));
  });
  return paragraphs;
}

std::string read_address_if_present(const JsonObject& object) {
  if (!object.has("address")) return {};
  constexpr std::size_t longest = 200;  // a code of more is too fine to be photographed from paper
  std::string address = object.string("address");
  const auto plain = [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>'; };
  const bool sound = address.starts_with("https://") && address.size() > 8 && address.size() <= longest &&
                     std::all_of(address.begin(), address.end(), plain);
  if (!address.empty() && !sound) {
    object.report().error(object.path("address"), "bad-address",
                          "an address begins with https://, holds no spaces and at most 200 plain letters");
  }
  return address;
}

std::vector<HandoutPart> read_handout_parts(const JsonObject& parent, std::string_view member, std::size_t most,
                                            const std::string& key_prefix) {
  std::vector<HandoutPart> parts;
  UniqueIds ids(parent.report());
  parent.each(member, 1, most, [&](const JsonValue& value, const std::string& path) {
    const JsonObject object(value, path, parent.report(), {"id", "style", "text", "address"});
    HandoutPart part;
    part.id = object.id("id");
    ids.add(part.id, object.path("id"));
    part.style = object.one_of_or<HandoutStyle>("style", HandoutStyle::text);
    part.text = object.text("text", key_prefix + "/" + part.id);
    part.address = read_address_if_present(object);
    parts.push_back(std::move(part));
  });
  return parts;
}

}  // namespace content
