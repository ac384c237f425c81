#include "options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdio>

#include "base/file.h"
#include "base/text.h"
#include "session/card_book.h"
#include "session/print_port.h"

namespace app {
namespace {

// 42 bytes as base64, which has '/' among its letters.
bool looks_like_key(const std::string& text) {
  return text.size() == 56 && text.rfind("RW", 0) == 0 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '+' || c == '/';
         });
}

// A minisign public key: the key itself, or a .pub file whose second line it is.
std::optional<std::string> public_key(const std::string& text) {
  if (looks_like_key(text)) return text;
  const auto file = base::read_text_file(text, 4096);
  if (!file) return std::nullopt;
  for (const std::string& line : base::split(*file, '\n')) {
    const std::string_view key = base::trim(line);
    if (!key.empty() && key.rfind("untrusted comment:", 0) != 0) return std::string(key);
  }
  return std::nullopt;
}

bool parse_size(const std::string& text, Options& options) {
  char end = 0;
  return std::sscanf(text.c_str(), "%dx%d%c", &options.width, &options.height, &end) == 2 && options.width >= 320 &&
         options.height >= 240 && options.width <= 7680 && options.height <= 4320;
}

bool parse_seed(const std::string& text, Options& options) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), options.seed);
  return problem == std::errc() && end == text.data() + text.size();
}

Parsed refuse(const std::string& message) {
  std::fprintf(stderr, "parasol-kiosk: %s\n", message.c_str());
  return {std::nullopt, 2};
}

// CLI11 names the first that is missing; whoever types a command wants to hear of all.
std::string missing_of(const CLI::App& command) {
  std::string missing;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_required() && option->count() == 0) missing += (missing.empty() ? "" : ", ") + option->get_name();
  }
  for (const CLI::App* inner : command.get_subcommands()) {
    const std::string more = missing_of(*inner);
    if (!more.empty()) missing += (missing.empty() ? "" : ", ") + more;
  }
  return missing;
}

// Commands under one word; what the program takes may stand behind them too.
CLI::App* declare_group(CLI::App& program, const char* name, const char* what) {
  auto* group = program.add_subcommand(name, what);
  group->fallthrough();
  group->require_subcommand(1);
  return group;
}

CLI::App* declare_in(CLI::App& group, const char* name, const char* what) {
  auto* command = group.add_subcommand(name, what);
  command->fallthrough();
  return command;
}

struct PackCommands {
  CLI::App* list;
  CLI::App* install;
  CLI::App* copy;
  CLI::App* withdraw;
};

// What the desk does with packs, without a screen.
PackCommands declare_packs(CLI::App& program, Options& options) {
  auto* packs = declare_group(program, "packs", "list, install, copy and withdraw packs; takes --packs, --data, --trust and --allow-unsigned too");
  auto* list = declare_in(*packs, "list", "what is installed, what is refused, and what could be installed");
  auto* install = declare_in(*packs, "install", "bring a pack, or an update of one, into the folder of packs");
  auto* copy = declare_in(*packs, "copy", "put a pack that is installed here on a stick, for another kiosk");
  auto* withdraw = declare_in(*packs, "withdraw", "remove a pack, so that it does not come back by itself");
  install->add_option("FILE", options.pack_file, "the pack or the update")->required()->check(CLI::ExistingFile);
  install->add_flag("--sure", options.sure, "also where it is older than what is installed, or signed by another key");
  for (auto* command : {copy, withdraw}) command->add_option("PACK", options.pack, "its id, such as org.parasol.ages-12-14")->required();
  copy->add_option("--stick", options.stick, "the folder where the stick is mounted")->required()->check(CLI::ExistingDirectory);
  return {list, install, copy, withdraw};
}

struct CardCommands {
  CLI::App* print;
  CLI::App* count;
  CLI::App* destroy;
};

// Linking cards, without a screen.
CardCommands declare_cards(CLI::App& program, Options& options) {
  auto* cards = declare_group(program, "cards", "print, count and destroy the cards with which readers come back weeks later; takes --data and --lang too");
  auto* print = declare_in(*cards, "print", "make new cards into a PDF; from then on readers are asked for one before questions");
  auto* count = declare_in(*cards, "status", "how many cards were printed here, and with how many somebody began");
  auto* destroy = declare_in(*cards, "destroy", "once nobody will come back: no card is taken any more, and none can be told from another");
  options.cards = session::cards_of_a_sheet;
  print->add_option("-o,--output", options.output, "the file to write; to be deleted when it is printed")->required();
  print->add_option("--count", options.cards, "how many, 1 to " + std::to_string(session::most_cards_at_once))->capture_default_str()->check(CLI::Range(1, session::most_cards_at_once));
  print->add_option("--paper", options.paper, "a4 or letter")->capture_default_str()->check(CLI::IsMember({"a4", "letter"}));
  destroy->add_flag("--sure", options.sure, "needed, because it cannot be undone");
  return {print, count, destroy};
}

std::optional<Command> command_of(const CardCommands& cards) {
  if (cards.print->parsed()) return Command::print_cards;
  if (cards.count->parsed()) return Command::count_cards;
  if (cards.destroy->parsed()) return Command::destroy_cards;
  return std::nullopt;
}

}  // namespace

Parsed parse_options(int argc, char** argv) {
  Options options;
  std::string size = "1280x720";
  std::string format = "text";
  std::string seed = std::to_string(options.seed);
  std::vector<std::string> keys;
  CLI::App program("Plays lessons from content packs, on a kiosk or in a window, and keeps anonymous answers.", "parasol-kiosk");
  program.footer("Exit codes: 0 done, 1 a walk found something else than it expected or results could not be sent, 2 unusable input or arguments.");
  const auto data_option = [&](CLI::App& command) {
    command.add_option("--data", options.data, "folder in which answers and keys are kept")->required();
  };
  program.add_option("--packs", options.packs, "folder of content packs (NAME.parasol)");
  program.add_option("--data", options.data, "folder in which answers and keys are kept");
  program.add_option("--lang", options.language, "language a visit starts with, as BCP 47")->capture_default_str();
  program.add_option("--text-size", options.text_percent, "text size a visit starts with: 100, 125, 150 or 200")
      ->capture_default_str()
      ->check(CLI::IsMember({100, 125, 150, 200}));
  program.add_option("--size", size, "size of the window")->capture_default_str();
  program.add_flag("--kiosk", options.kiosk_mode, "fill the screen and keep the keyboard");
  program.add_option("--volume", options.volume_percent, "the loudest that sounds and voices get, 0 to 100; 0: none are offered")
      ->capture_default_str()
      ->check(CLI::Range(0, 100));
  program.add_option("--trust", keys, "minisign public key, or its .pub file, whose packs are opened; may be repeated");
  program.add_flag("--allow-unsigned", options.allow_unsigned, "open packs that nobody has signed");
  bool gallery = false;
  program.add_flag("--gallery", gallery, "show every component in every state, or with --shots take pictures of them in each theme");
  program.add_option("--printer", options.printers, "printer that readers may print on, as CUPS calls it, or any; may be repeated");
  program.add_option("--save-to", options.save_to, "folder that readers may save a sheet in, while it is there; may be repeated");
  program.add_option("--packs-from", options.packs_from, "folder from which the trainer desk may install packs, besides sticks; may be repeated");
  program.add_option("--walk", options.walk, "play this walk without a display");
  program.add_option("--shots", options.shots, "folder for the pictures of a walk or of the gallery");
  program.add_option("--seed", seed, "of everything random in a walk")->capture_default_str();
  program.add_option("--theme", options.theme, "colours a walk starts with: warm, high or dark")
      ->capture_default_str()
      ->check(CLI::IsMember({"warm", "high", "dark"}));
  program.add_option("--hands", options.hands, "how a walk taps: touch, keys, ear or one-switch")
      ->capture_default_str()
      ->check(CLI::IsMember({"touch", "keys", "ear", "one-switch"}));
  program.add_flag("--always-fits", options.always_fits, "whatever a walk comes by has to fit; for walks in languages and windows they were not written for");
  program.add_option("--walk-from-step", options.walk_from_step)->group("");
  program.add_option("--walk-clock-ms", options.walk_clock_ms)->group("");
  program.add_flag("--first-frame", options.first_frame_only, "end after the first frame is shown, for measuring")->group("");
  auto* status = program.add_subcommand("status", "what a data folder holds: counts, never answers");
  data_option(*status);
  status->add_option("--format", format, "text or json")->check(CLI::IsMember({"text", "json"}));
  auto* enrol = program.add_subcommand("enrol", "make this kiosk known to a collector");
  data_option(*enrol);
  auto* network = enrol->add_option("--collector", options.collector, "the collector's address");
  auto* enrolling_stick = enrol->add_option("--stick", options.stick, "instead: a stick that goes to the collector and comes back")->excludes(network)->check(CLI::ExistingDirectory);
  declare_link(*enrol, options.link, *enrolling_stick);
  enrol->add_option("--token", options.token, "the token its operator gave")->required();
  auto* pin = program.add_subcommand("pin", "set the trainer's PIN, 4 to 8 digits, read from the first line of standard input; also when it was forgotten");
  data_option(*pin);
  auto* sync = program.add_subcommand("sync", "send what is closed, take receipts in");
  data_option(*sync);
  auto* address = sync->add_option("--collector", options.collector, "must be the address the kiosk is enrolled with");
  auto* carrying_stick = sync->add_option("--stick", options.stick, "by this stick instead of the network: receipts in, results out")->excludes(address)->check(CLI::ExistingDirectory);
  declare_link(*sync, options.link, *carrying_stick);
  sync->add_flag("--again", options.again, "send batches that the collector has refused once more, when its operator says that it takes them now");
  sync->add_flag("--close-now", options.close_now, "nobody more will come: groups that are large enough close without waiting for more");
  auto* rotate = program.add_subcommand("rotate-keys", "sign what is sent from now on with a new key, where somebody may have had the old one; the collector is told with the next results");
  data_option(*rotate);
  auto* print = program.add_subcommand("print", "make the handout of a lesson into a PDF; takes --packs, --lang, --trust and --allow-unsigned too");
  print->fallthrough();
  print->add_option("lesson", options.lesson, "PACK/LESSON, such as org.parasol.ages-12-14/gifts-and-coins")->required();
  print->add_option("-o,--output", options.output, "the file to write")->required();
  print->add_option("--paper", options.paper, "a4 or letter")->capture_default_str()->check(CLI::IsMember({"a4", "letter"}));
  const PackCommands packs = declare_packs(program, options);
  const CardCommands cards = declare_cards(program, options);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return {std::nullopt, program.exit(problem)};  // --help
    std::string missing = missing_of(program);
    if (enrol->parsed() && options.collector.empty() && options.stick.empty()) missing += (missing.empty() ? "" : ", ") + std::string("--collector or --stick");
    if (dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr && missing.find(',') != std::string::npos) {
      return refuse(missing + " are required; see --help");
    }
    return refuse(std::string(problem.what()) + "; see --help");
  }
  options.json = format == "json";
  if (enrol->parsed() && options.collector.empty() && options.stick.empty()) return refuse("enrol needs --collector or --stick; see --help");
  if (status->parsed()) options.command = Command::status;
  if (enrol->parsed()) options.command = Command::enrol;
  if (pin->parsed()) options.command = Command::pin;
  if (sync->parsed()) options.command = Command::sync;
  if (rotate->parsed()) options.command = Command::rotate_keys;
  if (print->parsed()) options.command = Command::print;
  if (packs.list->parsed()) options.command = Command::list_packs;
  if (packs.install->parsed()) options.command = Command::install_pack;
  if (packs.copy->parsed()) options.command = Command::copy_pack;
  if (packs.withdraw->parsed()) options.command = Command::withdraw_pack;
  const bool needs_data_alone = status->parsed() || enrol->parsed() || pin->parsed() || sync->parsed() || rotate->parsed();
  if (needs_data_alone) return {options, 0};
  if (const auto command = command_of(cards)) {
    options.command = *command;
    if (options.data.empty()) return refuse("cards needs --data DIR; see --help");
    return {options, 0};
  }
  if (options.command == Command::print && options.packs.empty()) return refuse("print needs --packs DIR; see --help");
  if (!parse_size(size, options)) return refuse("--size " + size + ": it takes a size such as 1280x720, from 320x240 to 7680x4320");
  if (!parse_seed(seed, options)) return refuse("--seed " + seed + ": it takes a whole number from 0 to 18446744073709551615");
  options.language_given = program.count("--lang") > 0;
  if (gallery) {
    options.command = Command::gallery;
    return {options, 0};
  }
  if (options.command != Command::print && (options.packs.empty() || options.data.empty())) return refuse("--packs DIR and --data DIR are needed; see --help");
  for (const std::string& key : keys) {
    const auto found = public_key(key);
    if (!found) return refuse("--trust " + key + " is neither a minisign public key nor a file that holds one");
    options.trusted_keys.push_back(*found);
  }
  return {options, 0};
}

}  // namespace app
