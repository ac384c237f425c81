// JSON as it stands in its text: read once, in time that grows with the text, and without a copy of what is in it. Numbers and
// texts are what a batch may hold; whatever else JSON knows is told apart from these and not looked into. The text outlives it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace evaluation {

class JsonValue;

class JsonText {
 public:
  static constexpr int most_levels = 64;

  // Fails with invalid_input, and a message that begins with `what`, when it is no JSON object, is deeper than the levels, or
  // names a member twice.
  static base::Result<JsonText> parse(std::string_view text, std::string_view what);

  JsonValue root() const;
  // Members sorted, no white space, texts and numbers written in the one way that there is for each.
  bool is_canonical() const { return canonical_; }

 private:
  friend class JsonValue;
  friend class JsonTextParser;

  enum class Kind : std::uint8_t { other, flag, number, text, list, object };
  // Offsets are of the document, which is much shorter than 4 GiB; a list of millions of entries must fit into memory.
  struct Node {
    std::uint32_t name_begin = 0, name_end = 0;  // of a member, without the quotes
    std::uint32_t begin = 0, end = 0;            // as it stands there
    std::uint32_t size = 0;                      // entries or members
    std::uint32_t after = 0;                     // the node that follows everything in it
    Kind kind = Kind::other;
  };

  std::string_view document_;
  std::vector<Node> nodes_;
  bool canonical_ = true;
};

// A value in a JsonText, which must outlive it and stay where it is.
class JsonValue {
 public:
  bool is_object() const { return node().kind == JsonText::Kind::object; }
  bool is_list() const { return node().kind == JsonText::Kind::list; }
  bool is_text() const { return node().kind == JsonText::Kind::text; }
  bool is_flag() const { return node().kind == JsonText::Kind::flag; }

  // Of a text, as it is written between its quotes: with every backslash that is there.
  std::string_view text() const { return source().substr(1, node().end - node().begin - 2); }
  std::string_view name() const { return between(node().name_begin, node().name_end); }
  std::string_view source() const { return between(node().begin, node().end); }
  bool flag() const { return source() == "true"; }
  std::optional<std::int64_t> whole() const;  // none: no number, or not whole, or of more than eighteen digits

  std::size_t size() const { return node().size; }
  std::optional<JsonValue> find(std::string_view member) const;
  JsonValue operator[](std::string_view member) const { return *find(member); }  // that is there

  // Its entries or members.
  class Iterator {
   public:
    Iterator(const JsonText& text, std::uint32_t at) : text_(&text), at_(at) {}
    JsonValue operator*() const { return {*text_, at_}; }
    Iterator& operator++() {
      at_ = text_->nodes_[at_].after;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const JsonText* text_;
    std::uint32_t at_;
  };
  Iterator begin() const { return {*text_, at_ + 1}; }
  Iterator end() const { return {*text_, size() == 0 ? at_ + 1 : node().after}; }

 private:
  friend class JsonText;
  JsonValue(const JsonText& text, std::uint32_t at) : text_(&text), at_(at) {}

  const JsonText::Node& node() const { return text_->nodes_[at_]; }
  std::string_view between(std::uint32_t begin, std::uint32_t end) const { return text_->document_.substr(begin, end - begin); }

  const JsonText* text_;
  std::uint32_t at_;
};

inline JsonValue JsonText::root() const { return {*this, 0}; }

}  // namespace evaluation
