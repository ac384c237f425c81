#include <sodium.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "block_json.h"
#include "compression.h"
#include "envelope_format.h"
#include "evaluation/envelope.h"
#include "hash.h"
#include "signature.h"

namespace evaluation {
namespace {

using base::ErrorCode;

tl::unexpected<base::Error> corrupt(std::string message) { return base::fail(ErrorCode::corrupt, std::move(message)); }

std::size_t read_u32(std::string_view bytes) {
  std::size_t value = 0;
  for (const char byte : bytes.substr(0, 4)) value = (value << 8) | static_cast<unsigned char>(byte);
  return value;
}

// The sealed part. The hash comes first: flipped bits are found before anything they say is believed.
base::Result<std::string_view> open_outer(std::string_view file, std::string_view box_key_id) {
  if (file.size() > max_batch_bytes) return corrupt("the batch is larger than " + std::to_string(max_batch_bytes) + " bytes");
  if (file.substr(0, format::magic.size()) != format::magic) return corrupt("the file is not a batch");
  if (file.size() < format::overhead) return corrupt("the batch is cut short");
  const std::string_view covered = file.substr(0, file.size() - format::hash_size);
  if (as_text(blake2b({covered})) != file.substr(covered.size())) return corrupt("the batch is cut short or damaged");
  const unsigned version = static_cast<unsigned char>(file[8]) * 256U + static_cast<unsigned char>(file[9]);
  if (version != format::outer_version) {
    return base::fail(ErrorCode::unsupported_version, "the batch has outer version " + std::to_string(version) +
                                                          ", this collector reads version 1");
  }
  const std::string_view sealed = covered.substr(format::outer_size);
  if (read_u32(covered.substr(format::length_at)) != sealed.size()) return corrupt("the batch's length is not what it says");
  const auto key = base::from_hex(box_key_id);
  if (!key || covered.substr(format::key_id_at, format::key_id_size) != as_text(*key)) {
    return base::fail(ErrorCode::untrusted, "the batch is sealed to another collector's key");
  }
  return sealed;
}

base::Result<std::string> open_seal(std::string_view sealed, const KeyPairs& collector) {
  std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
  const int failed = crypto_box_seal_open(reinterpret_cast<unsigned char*>(plain.data()), as_bytes(sealed), sealed.size(),
                                          collector.box_public.data(), collector.box_secret.data());
  if (failed != 0) return corrupt("the batch's seal is broken");
  return plain;
}

struct Parts {
  std::string_view header;
  std::string_view body;
};

base::Result<Parts> split(std::string_view content) {
  const auto take = [&]() -> std::optional<std::string_view> {
    if (content.size() < 4) return std::nullopt;
    const std::size_t size = read_u32(content);
    if (size > content.size() - 4) return std::nullopt;
    const std::string_view part = content.substr(4, size);
    content.remove_prefix(4 + size);
    return part;
  };
  const auto header = take();
  const auto body = header ? take() : std::nullopt;
  if (!body) return corrupt("the batch's parts are longer than the batch");
  if (content.find_first_not_of('\0') != std::string_view::npos) return corrupt("the batch's padding is not empty");
  return Parts{*header, *body};
}

base::Result<JsonText> parse_canonical(std::string_view text, std::string_view what) {
  auto value = JsonText::parse(text, what);
  if (!value) return corrupt(value.error().message);
  if (!value->is_canonical()) return corrupt(std::string(what) + " is not in canonical form");
  return *std::move(value);
}

std::uint64_t count_at(const JsonValue& value, std::string_view member) {
  const auto found = value.find(member);
  return found ? static_cast<std::uint64_t>(std::max(std::int64_t{0}, found->whole().value_or(0))) : 0;
}

base::Result<void> read_header(std::string_view text, DecodedBatch& batch) {
  TRY_ASSIGN(const JsonText json, parse_canonical(text, "the batch's header"));
  const JsonValue value = json.root();
  const std::uint64_t major = count_at(value, "major");
  const std::uint64_t minor = count_at(value, "minor");
  const bool is_later = major > format::major || minor > format::minor;
  const auto checked = check_object(value, header_rules(), Place("header"), is_later ? Unknown::ignore : Unknown::refuse, batch.ignored);
  if (!checked) return corrupt(checked.error().message);
  constexpr std::uint64_t highest_version = 1'000'000;
  if (major < 1 || major > highest_version || minor > highest_version) return corrupt("header.major or header.minor is out of range");
  batch.major = static_cast<int>(major);
  batch.minor = static_cast<int>(minor);
  batch.parked = major > format::major;
  batch.header = {std::string(value["kiosk"].text()), std::string(value["incarnation"].text()), count_at(value, "sequence"),
                  std::string(value["previous"].text())};
  if (batch.header.sequence == 0) return corrupt("header.sequence is 0");
  return {};
}

// Of the block that has passed block_rules(). One of an unknown kind is kept with all its members, also those that nobody knows.
base::Result<void> read_one(const JsonValue& value, const Place& where, Unknown unknown, DecodedBatch& batch) {
  const std::string_view kind = value["kind"].text();
  if (!is_known_kind(kind)) {
    batch.parked_blocks.push_back({std::string(value["id"].text()), count_at(value, "sequence"), std::string(kind), std::string(value.source())});
    return {};
  }
  if (const auto checked = check_body(value, where, unknown, batch.ignored); !checked) return corrupt(checked.error().message);
  auto block = read_block(value, where);
  if (!block) return corrupt(block.error().message);
  batch.blocks.push_back(std::move(*block));
  return {};
}

base::Result<void> read_blocks(const JsonValue& values, Unknown unknown, DecodedBatch& batch) {
  const Place blocks("blocks");
  std::set<std::uint64_t> sequences;
  std::size_t i = 0;
  for (const JsonValue value : values) {
    const Place where(blocks, i++);
    const std::uint64_t sequence = count_at(value, "sequence");
    TRY(read_one(value, where, unknown, batch));
    if (value["id"].text() != block_id(batch.header.kiosk, batch.header.incarnation, sequence)) {
      return corrupt(where.text() + ".id is not of this kiosk, incarnation and sequence");
    }
    if (!sequences.insert(sequence).second) return corrupt(where.text() + " has the sequence of another block");
  }
  return {};
}

base::Result<void> read_body(std::string_view bytes, DecodedBatch& batch) {
  TRY_ASSIGN(const std::string text, decompress(as_bytes(bytes), bytes.size(), format::max_unpacked));
  TRY_ASSIGN(const JsonText json, parse_canonical(text, "the batch's body"));
  const Unknown unknown = batch.minor > format::minor ? Unknown::ignore : Unknown::refuse;
  const auto checked = check_object(json.root(), blocks_rules(), Place(""), unknown, batch.ignored);
  if (!checked) return corrupt(checked.error().message);
  return read_blocks(json.root()["blocks"], unknown, batch);
}

}  // namespace

bool is_sealed_to(const base::Bytes& bytes, std::string_view box_key_id) {
  ready_sodium();
  return open_outer(as_text(bytes), box_key_id).has_value();
}

base::Result<DecodedBatch> decode_batch(const base::Bytes& bytes, const KeyPairs& collector,
                                        const base::Bytes& kiosk_sign_public) {
  ready_sodium();
  TRY_ASSIGN(const std::string_view sealed, open_outer(as_text(bytes), key_id(collector.box_public)));
  TRY_ASSIGN(const std::string plain, open_seal(sealed, collector));
  if (plain.size() < format::signature_size) return corrupt("the batch is cut short");
  const std::string_view content = std::string_view(plain).substr(format::signature_size);
  const std::string message = key_id(collector.box_public) + std::string(content);
  if (!verify(format::signature_context, message, as_bytes(plain), kiosk_sign_public)) {
    return base::fail(ErrorCode::untrusted, "the batch is not signed by this kiosk");
  }
  TRY_ASSIGN(const Parts parts, split(content));
  DecodedBatch batch;
  TRY(read_header(parts.header, batch));
  if (!batch.parked) TRY(read_body(parts.body, batch));
  return batch;
}

}  // namespace evaluation
