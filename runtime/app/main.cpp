#include <cstdio>
#include <future>
#include <optional>

#include "cards_command.h"
#include "gallery.h"
#include "job_work.h"
#include "kiosk.h"
#include "languages.h"
#include "neighbours/neighbour_port.h"
#include "log.h"
#include "options.h"
#include "paint_thread.h"
#include "stock/pack_folder.h"
#include "packs_command.h"
#include "printing.h"
#include "print/printers.h"
#include "stand_in.h"
#include "supervisor.h"
#include "screens/draw.h"
#include "sound/espeak_speaker.h"
#include "sound/output.h"
#include "sync/courier.h"
#include "sync/link.h"
#include "sync/onward.h"
#include "sync/sync.h"
#include "walk.h"
#include "window.h"

namespace app {
namespace {

constexpr int done = 0;
constexpr int findings = 1;
constexpr int unusable = 2;

int refuse(const base::Error& error) {
  std::fprintf(stderr, "parasol-kiosk: %s\n", error.message.c_str());
  return unusable;
}

struct OpenStore {
  base::SystemClock clock;
  evaluation::SystemRandomSource random;

  base::Result<std::unique_ptr<store::Store>> at(const std::filesystem::path& folder) {
    store::StoreOptions options;
    options.folder = folder;
    options.clock = &clock;
    options.random = &random;
    return store::Store::open(options);
  }
};

// Looking at a folder must not make it a kiosk's.
base::Result<void> check_is_a_kiosks(const std::filesystem::path& folder) {
  std::error_code problem;
  if (std::filesystem::exists(folder / "kiosk.db", problem)) return {};
  return base::fail(base::ErrorCode::not_found, "no kiosk has kept anything in " + folder.string());
}

int run_status(const Options& options) {
  if (const auto there = check_is_a_kiosks(options.data); !there) return refuse(there.error());
  OpenStore open;
  auto kept = open.at(options.data);
  if (!kept) return refuse(kept.error());
  const auto status = (*kept)->status();
  if (!status) return refuse(status.error());
  std::fputs((options.json ? store::status_json(*status) : store::status_text(*status)).c_str(), stdout);
  return done;
}

int run_enrol_by_stick(const Options& options, store::Store& kept) {
  const auto stick = evaluation::CourierFolder::at(options.stick);
  if (!stick) return refuse(stick.error());
  const auto enrolment = syncing::enrol_by_courier(kept, *stick, options.token);
  if (!enrolment) return refuse(enrolment.error());
  if (!*enrolment) {
    std::puts("the request is on the stick: take it to the collector, and call this again with the same token when it is back");
  } else {
    std::printf("enrolled as %s (%s, %s)\n", (*enrolment)->kiosk.c_str(), (*enrolment)->site_type.c_str(), (*enrolment)->region.c_str());
  }
  return done;
}

int run_enrol(const Options& options) {
  OpenStore open;
  auto kept = open.at(options.data);
  if (!kept) return refuse(kept.error());
  if (!options.stick.empty()) return run_enrol_by_stick(options, **kept);
  const auto http = syncing::make_curl_port();
  const auto before = (*kept)->collector();
  const auto link = link_by(options.link, before ? before->link : session::Link());
  if (!link) return refuse(link.error());
  const auto enrolment = syncing::enrol(**kept, *http, options.collector, options.token, *link);
  if (!enrolment) return refuse(enrolment.error());
  std::printf("enrolled as %s (%s, %s)\n", enrolment->kiosk.c_str(), enrolment->site_type.c_str(), enrolment->region.c_str());
  return done;
}

int run_pin(const Options& options) {
  std::string digits;
  for (int letter = std::getchar(); letter != EOF && letter != '\n'; letter = std::getchar()) {
    if (digits.size() <= session::most_pin_digits) digits += static_cast<char>(letter);
  }
  OpenStore open;
  auto kept = open.at(options.data);
  if (!kept) return refuse(kept.error());
  if (const auto set = (*kept)->pin_lock().set(digits); !set) return refuse(set.error());
  std::puts("the PIN is set; a kiosk that is running asks for it after its next start");
  return done;
}

// What became of the batches; a stop is told last, and nothing is lost by it.
int tell_of_sync(const std::string& summary, const std::optional<base::Error>& stopped) {
  std::puts(summary.c_str());
  if (!stopped) return done;
  std::fprintf(stderr, "parasol-kiosk: %s\n", stopped->message.c_str());
  return 1;
}

int tell_of_refused() {
  std::fputs("parasol-kiosk: the collector does not admit what these batches say, so they are kept: ask its operator, and then run sync --again\n", stderr);
  return 1;
}

std::uint64_t seed_of(evaluation::RandomSource& random) {
  std::uint64_t seed = 0;
  for (const unsigned char byte : random.bytes(sizeof seed)) seed = seed << 8 | byte;
  return seed;
}

std::filesystem::path onward_in(const std::filesystem::path& data) { return data / "onward"; }

// What this kiosk did for others, where it did anything.
void tell_of_others(const std::string& deeds, const std::optional<base::Error>& stopped) {
  if (!deeds.empty()) std::printf("for other kiosks: %s\n", deeds.c_str());
  if (stopped) std::fprintf(stderr, "parasol-kiosk: what is carried for other kiosks waits: %s\n", stopped->message.c_str());
}

int run_sync_by_stick(const Options& options, store::Store& kept) {
  const auto stick = evaluation::CourierFolder::at(options.stick);
  if (!stick) return refuse(stick.error());
  const auto report = syncing::carry(kept, *stick);
  if (!report) return refuse(report.error());
  const auto count = [](int number) { return std::to_string(number); };
  const auto collector = kept.collector();
  if (!collector) return refuse(collector.error());
  const auto others = syncing::Onward(onward_in(options.data)).exchange(*collector, *stick);
  if (!others) return refuse(others.error());
  const int ended = tell_of_sync("receipts " + count(report->receipts) + ", on the stick " + count(report->waiting) + " (" + count(report->copied) +
                          " new), refused " + count(report->refused) + ", set aside " + count(report->set_aside),
                      report->stopped);
  tell_of_others(others->together() == 0 ? ""
                                         : "taken off the stick " + count(others->batches_taken) + " batches and " + count(others->receipts_taken) + " receipts, put on it " +
                                               count(others->batches_put) + " batches and " + count(others->receipts_put) + " receipts",
                 others->stopped);
  return report->refused == 0 ? ended : tell_of_refused();
}

base::Result<void> keep_link_by(const LinkWish& wish, store::Store& kept) {
  if (wish == LinkWish{}) return {};
  TRY_ASSIGN(const session::CollectorContact known, kept.collector());
  TRY_ASSIGN(const session::Link link, link_by(wish, known.link));
  TRY(syncing::check_link(link, known.url));
  return kept.keep_link(link);
}

int run_sync(const Options& options) {
  if (const auto there = check_is_a_kiosks(options.data); !there) return refuse(there.error());
  OpenStore open;
  auto kept = open.at(options.data);
  if (!kept) return refuse(kept.error());
  if (const auto kept_link = keep_link_by(options.link, **kept); !kept_link) return refuse(kept_link.error());
  if (!options.collector.empty()) {
    const auto known = (*kept)->collector();
    if (!known) return refuse(known.error());
    if (known->url != options.collector) {
      return refuse({base::ErrorCode::invalid_input, "this kiosk is enrolled with " + known->url + ", not with " + options.collector});
    }
  }
  if (options.stick.empty()) {
    const auto known = (*kept)->collector();
    if (known && known->url == session::by_courier) return refuse({base::ErrorCode::invalid_input, "this kiosk was enrolled by stick, so its results travel by one: sync --stick FOLDER"});
  }
  const auto closed = (*kept)->close_blocks({{}, options.close_now});
  if (!closed) return refuse(closed.error());
  for (const std::string& reason : closed->set_aside) log::warn(reason);
  if (options.again) {
    if (const auto forgotten = (*kept)->forget_refusals(); !forgotten) return refuse(forgotten.error());
  }
  if (!options.stick.empty()) return run_sync_by_stick(options, **kept);
  const auto http = syncing::make_curl_port();
  const auto report = syncing::sync_once(**kept, *http);
  if (!report) return refuse(report.error());
  const auto count = [](int number) { return std::to_string(number); };
  const int ended = tell_of_sync("sent " + count(report->sent) + ", waiting " + count(report->waiting) + ", refused " + count(report->refused) +
                                     ", set aside " + count(report->set_aside),
                                 report->stopped);
  if (!report->stopped) {
    const auto collector = (*kept)->collector();
    if (!collector) return refuse(collector.error());
    const auto others = syncing::Onward(onward_in(options.data)).forward(*collector, *http);
    if (!others) return refuse(others.error());
    const bool any = others->receipts + others->dropped > 0;
    tell_of_others(any ? "sent " + count(others->receipts) + ", refused and carried no further " + count(others->dropped) : "", others->stopped);
  }
  return report->refused == 0 ? ended : tell_of_refused();
}

int run_rotate_keys(const Options& options) {
  if (const auto there = check_is_a_kiosks(options.data); !there) return refuse(there.error());
  OpenStore open;
  auto kept = open.at(options.data);
  if (!kept) return refuse(kept.error());
  if (const auto rotated = (*kept)->rotate_key(); !rotated) return refuse(rotated.error());
  std::puts("this kiosk signs with a new key; its collector is told with the next sync, by network or by stick");
  return done;
}

int run_cards(const Options& options) {
  if (options.command != Command::print_cards) {
    if (const auto there = check_is_a_kiosks(options.data); !there) return refuse(there.error());
  }
  OpenStore open;
  auto kept = open.at(options.data);
  if (!kept) return refuse(kept.error());
  switch (options.command) {
    case Command::print_cards: return print_cards(options, **kept);
    case Command::destroy_cards: return destroy_cards(options, **kept);
    default: return count_cards(**kept);
  }
}

int run_print(const Options& options) {
  auto wanted = handout_wanted(options.lesson);
  if (!wanted) return refuse(wanted.error());
  wanted->language = options.language;
  wanted->paper = base::from_name<print::Paper>(options.paper).value_or(print::Paper::a4);
  auto library = Library::open(options.packs, {options.trusted_keys, options.allow_unsigned}, {});
  if (!library) return refuse(library.error());
  if (const auto spoken = check_spoken_here(options.language, *library); !spoken) return refuse(spoken.error());
  if (std::filesystem::exists(options.output) && !std::filesystem::is_regular_file(options.output)) {
    return refuse({base::ErrorCode::invalid_input, options.output.string() + " is not a file, so it is not written over"});
  }
  const auto pdf = print_handout(*library, *wanted);
  if (!pdf) return refuse(pdf.error());
  if (const auto written = base::write_file(options.output, pdf->bytes); !written) return refuse(written.error());
  std::printf("%s: %zu %s\n", options.output.string().c_str(), pdf->pages, pdf->pages == 1 ? "page" : "pages");
  return done;
}

int run_walk(const Options& options, int argc, char** argv) {
  WalkOptions walk;
  walk.file = options.walk;
  walk.shots = options.shots;
  walk.packs = options.packs;
  walk.data = options.data;
  walk.trusted_keys = options.trusted_keys;
  walk.allow_unsigned = options.allow_unsigned;
  walk.printers = options.printers;
  walk.save_to = options.save_to;
  walk.packs_from = options.packs_from;
  walk.language = options.language;
  walk.text_percent = options.text_percent;
  walk.width = options.width;
  walk.height = options.height;
  walk.seed = options.seed;
  walk.theme = options.theme;
  walk.hands = options.hands == "keys" ? Hands::keys : options.hands == "ear" ? Hands::ear : options.hands == "one-switch" ? Hands::one_switch : Hands::touch;
  walk.always_fits = options.always_fits;
  walk.from_step = options.walk_from_step;
  walk.clock_ms = options.walk_clock_ms;
  walk.command_line.assign(argv, argv + argc);
  return play_walk(walk);
}

int run_gallery(const Options& options) {
  if (options.shots.empty()) {
    const auto shown = show_gallery(options.language, options.width, options.height);
    return shown ? done : refuse(shown.error());
  }
  GalleryShots shots{options.shots, {"en", "ar"}, options.text_percent, options.width, options.height};
  if (options.language_given) shots.languages = {options.language};
  const auto problems = take_gallery_shots(shots);
  if (!problems) return refuse(problems.error());
  for (const std::string& problem : *problems) std::fprintf(stderr, "%s\n", problem.c_str());
  return problems->empty() ? done : findings;
}

void report_refused(const Library& library) {
  for (const RefusedPack& refused : library.refused()) {
    log::warn(refused.file.filename().string() + " is left out: " + refused.error.message);
  }
  if (library.tracks().empty()) log::warn("no pack with lessons can be opened; see the lines above, or --trust and --allow-unsigned");
}

// Who sits there may be somebody else by now: after a start, and after as long without a display as a kiosk waits.
bool asks_whether_there(const Beginning& beginning, const Kiosk& kiosk) {
  return beginning.how == Start::first || beginning.away_ms >= kiosk.idle_warning_ms();
}

int run_window(const Options& options, const Beginning& beginning) {
  const content::OpenOptions opening{options.trusted_keys, options.allow_unsigned};
  const std::filesystem::path withdrawn = stock::withdrawn_in(options.data);
  LibraryRenewal renewal({options.packs, opening, Library::catalogue_in(options.data), withdrawn});
  auto library = renewal.open();
  if (!library) return refuse(library.error());
  if (const auto spoken = check_spoken_here(options.language, *library); !spoken) return refuse(spoken.error());
  report_refused(*library);
  auto lettering = std::async(std::launch::async, [&] { return find_lettering(*library, options.language); });
  OpenStore open;
  std::optional<StandIn> stand_in;  // outlives what is open in it
  auto kept = open.at(options.data);
  if (!kept && options.kiosk_mode && StandIn::is_wanted(kept.error())) {
    log::error(kept.error().message + "; lessons and help open without it, nothing is asked or kept, and the desk is closed");
    if (auto made = StandIn::in_place_of(options.data)) {
      stand_in.emplace(*std::move(made));
      kept = open.at(stand_in->folder());
    }
  }
  if (!kept) return refuse(kept.error());
  auto screen = platform::Screen::open_window(options.width, options.height, options.kiosk_mode, options.data / "dead-keys");
  const bool is_waited_for = beginning.how != Start::first && !screen && screen.error().code == base::ErrorCode::unavailable;
  if (is_waited_for) return no_display_exit;
  if (!screen) return refuse(screen.error());
  const auto printing = print::make_print_port({options.printers, options.save_to});
  const std::vector<std::filesystem::path> mounts{"/media", "/run/media"};
  const auto pack_port = stock::make_pack_port({options.packs, withdrawn, options.packs_from, mounts}, opening);
  const auto neighbour_port = neighbours::make_neighbour_port(neighbours::make_avahi_discovery());
  Neighbourhood neighbourhood({*neighbour_port, **kept, open.clock, options.data, onward_in(options.data), options.packs, withdrawn, opening, &renewal, seed_of(open.random)});
  const JobPorts ports{printing.get(), pack_port.get(), &renewal, [&] { return stock::mounted_below(mounts); }, onward_in(options.data), &neighbourhood};
  ThreadedJobs jobs(make_job_work(**kept, [] { return syncing::make_curl_port(); }, ports), [&] { (*screen)->wake(); });
  std::unique_ptr<sound::Output> audio;
  if (options.volume_percent > 0) {
    audio = std::make_unique<sound::Output>(sound::default_device(), options.volume_percent, [&](const std::optional<std::string>& why) {
      if (why) log::warn(*why);
      (*screen)->wake();
    });
  }
  sound::EspeakSpeaker speaker;
  ThreadedVoices voices(make_voice_with(speaker, *library), [&] { (*screen)->wake(); });
  PaintThread painter([&] { (*screen)->wake(); });
  Kiosk kiosk({*library, **kept, jobs, **screen, open.clock, open.random, options.language, options.text_percent, true,
               kept->get(), beginning.how == Start::after_crash, stand_in ? StandIn::pin() : (*kept)->pin_state(), (*kept)->signed_week().value_or(""),
               stand_in ? StandIn::without_questions(decided_at_the_desk(**kept)) : decided_at_the_desk(**kept),
               {audio.get(), &speaker, &voices, [&](int percent) { if (audio) audio->limit(percent); }}, &renewal, &painter},
              lettering.get());
  // A screen of boxes helps nobody, and nobody who passes can say what is missing.
  if (kiosk.languages().offered.empty()) {
    return refuse({base::ErrorCode::unavailable, "no font on this machine can show a word of any language here; install the package fonts-noto-core"});
  }
  if (audio && !options.first_frame_only) audio->look_for_device();  // beside the first frame
  kiosk.greet();
  if (stand_in) kiosk.act(session::Report(session::StorageFailed{}));
  const std::string resumed = kiosk.resume();
  if (!resumed.empty() && asks_whether_there(beginning, kiosk)) kiosk.ask_whether_there();
  if (!kiosk.shell().pin.is_set) {
    log::info(session::asks_installer(kiosk.shell().pin)
                  ? "no PIN is set: the first screen asks for one, as \"parasol-kiosk pin\" does; until then the trainer desk stays closed"
                  : "no PIN is set and lessons were opened: only \"parasol-kiosk pin\" sets one now; until then the trainer desk stays closed");
    if (resumed.empty()) kiosk.ask_installer();
  }
  kiosk.turn({});
  if (options.kiosk_mode) log::info("shows " + (resumed.empty() ? screens::screen_name(kiosk.shell()) : resumed));
  library->keep_catalogue();
  if (options.first_frame_only) return done;
  if (options.kiosk_mode) {
    (*screen)->fill_display();
    kiosk.turn({});
  }
  const WindowKind kind = options.kiosk_mode ? WindowKind::of_a_kiosk : WindowKind::of_a_desk;
  WindowTurn turn = WindowTurn::go_on;
  while (turn == WindowTurn::go_on) turn = window_turn(**screen, kiosk, open.clock, kind);
  return turn == WindowTurn::display_lost ? platform::display_lost_exit : done;
}

int run(int argc, char** argv) {
  log::begin();
  const Parsed parsed = parse_options(argc, argv);
  if (!parsed.options) return parsed.exit_code;
  const Options& options = *parsed.options;
  switch (options.command) {
    case Command::gallery: return run_gallery(options);
    case Command::status: return run_status(options);
    case Command::enrol: return run_enrol(options);
    case Command::pin: return run_pin(options);
    case Command::sync: return run_sync(options);
    case Command::rotate_keys: return run_rotate_keys(options);
    case Command::print: return run_print(options);
    case Command::print_cards:
    case Command::count_cards:
    case Command::destroy_cards: return run_cards(options);
    case Command::list_packs: return list_packs(options);
    case Command::install_pack: return install_pack(options);
    case Command::copy_pack: return copy_pack(options);
    case Command::withdraw_pack: return withdraw_pack(options);
    case Command::kiosk: break;
  }
  if (!options.walk.empty()) return run_walk(options, argc, argv);
  // Of a window on a desk people want to see that it crashed.
  if (!options.kiosk_mode || options.first_frame_only) return run_window(options, {});
  return supervise([&](const Beginning& beginning) { return run_window(options, beginning); });
}

}  // namespace
}  // namespace app

int main(int argc, char** argv) { return app::run(argc, argv); }
