// Blocks as text. Written directly, since the collector writes each block that comes and the kiosk each that it closes.
#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "block_json.h"

namespace evaluation {
namespace {

// Members are given in the order of their names.
class Writer {
 public:
  void open(char bracket) {
    separate();
    text_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    text_ += bracket;
    first_ = false;
  }
  void name(std::string_view name) {
    word(name);
    text_ += ':';
    first_ = true;
  }

  void word(std::string_view word) {
    separate();
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
    if (!plain) {
      text_ += canonical(Json(word));
      return;
    }
    text_ += '"';
    text_ += word;
    text_ += '"';
  }
  void flag(bool value) {
    separate();
    text_ += value ? "true" : "false";
  }
  template <typename Number>
  void number(Number value) {
    separate();
    std::array<char, 24> digits;
    text_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
  }

  template <typename List, typename Write>
  void list(const List& entries, const Write& write) {
    open('[');
    for (const auto& entry : entries) write(entry);
    close(']');
  }
  void words(const std::vector<std::string>& entries) {
    list(entries, [this](const std::string& entry) { word(entry); });
  }
  void numbers(const std::vector<std::int64_t>& entries) {
    list(entries, [this](std::int64_t entry) { number(entry); });
  }
  void member(std::string_view of, std::string_view value) {
    name(of);
    word(value);
  }
  void member(std::string_view of, std::int64_t value) {
    name(of);
    number(value);
  }

  std::string take() { return std::move(text_); }

 private:
  void separate() {
    if (!first_) text_ += ',';
    first_ = false;
  }

  std::string text_;
  bool first_ = true;
};

void write_table(Writer& writer, const Table& table) {
  writer.open('{');
  if (table.is_practice()) writer.member("block", table.block);
  writer.name("cells");
  writer.list(table.cells, [&](const Cell& cell) {
    writer.open('{');
    writer.member("count", cell.count);
    writer.name("levels");
    writer.words(cell.levels);
    writer.close('}');
  });
  writer.member("construct", table.construct);
  writer.name("foil");
  writer.flag(table.foil);
  writer.member("kind", table.kind);
  writer.member("slot", table.slot);
  writer.close('}');
}

void write_moments(Writer& writer, const Moments& sums) {
  writer.open('{');
  writer.member("construct", sums.construct);
  writer.member("first_form", sums.first_form);
  writer.member("n", sums.n);
  writer.name("products");
  writer.numbers(sums.products);
  writer.name("sums");
  writer.numbers(sums.sums);
  writer.close('}');
}

std::array<std::size_t, ways> ways_by_name() {
  std::array<std::size_t, ways> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [](std::size_t one, std::size_t other) { return base::enum_names<Way>[one] < base::enum_names<Way>[other]; });
  return order;
}

void write_flow(Writer& writer, const Flow& flow) {
  static const std::array<std::size_t, ways> order = ways_by_name();
  writer.open('{');
  for (const std::size_t way : order) writer.member(base::enum_names<Way>[way], flow.sittings[way]);
  writer.close('}');
}

void write_instrument(Writer& writer, const InstrumentRef& instrument) {
  writer.open('{');
  writer.member("id", instrument.id);
  writer.member("manifest", instrument.manifest_hash);
  writer.member("version", std::int64_t{instrument.version});
  writer.close('}');
}

void write_noise(Writer& writer, const Noise& noise) {
  writer.open('{');
  writer.member("rho", base::to_text(noise.rho));
  writer.member("variance", noise.variance);
  writer.close('}');
}

void write_body(Writer& writer, const Block& block) {
  writer.open('{');
  writer.member("age_band", block.stratum.age_band);
  writer.member("arm", block.stratum.arm);
  writer.member("clock", base::name_of(block.clock));
  writer.member("cohort", base::name_of(block.cohort));
  writer.member("content", base::name_of(block.content));
  writer.name("flow");
  write_flow(writer, block.flow);
  writer.name("instrument");
  write_instrument(writer, block.stratum.instrument);
  writer.member("key", block.key);
  writer.member("link_failures", block.link_failures);
  writer.name("moments");
  writer.list(block.moments, [&](const Moments& sums) { write_moments(writer, sums); });
  writer.member("n", block.n);
  if (block.noise) {
    writer.name("noise");
    write_noise(writer, *block.noise);
  }
  writer.name("parents");
  writer.words(block.parents);
  writer.member("period", block.period);
  writer.member("policy", block.policy);
  if (!block.primary.empty()) writer.member("primary", block.primary);
  writer.member("region", block.region);
  writer.member("sex", block.stratum.sex);
  writer.member("site_type", block.site_type);
  writer.name("tables");
  writer.list(block.tables, [&](const Table& table) { write_table(writer, table); });
  writer.name("waves");
  writer.list(block.waves, [&](Wave wave) { writer.word(base::name_of(wave)); });
  writer.member("withheld", block.withheld);
  writer.close('}');
}

}  // namespace

std::string canonical(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string block_json(const Block& block) {
  Writer writer;
  writer.open('{');
  writer.name("body");
  write_body(writer, block);
  writer.member("id", block.id);
  writer.member("kind", kind_of(block));
  writer.name("sequence");
  writer.number(block.sequence);
  writer.close('}');
  return writer.take();
}

}  // namespace evaluation
