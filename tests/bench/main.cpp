// parasol-bench: measures what the budgets are about. tests/bench/run calls it with the right folders.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <sodium.h>

#include "base/file.h"
#include "base/text.h"
#include "log.h"
#include "measurements.h"

namespace {

constexpr int within = 0;
constexpr int over = 1;
constexpr int unusable = 2;

struct Measurement {
  const char* name;
  bench::Figures (*measure)(const bench::Setup&);
};

constexpr Measurement measurements[] = {
    {"start", bench::measure_start}, {"start-many", bench::measure_start_with_many_packs}, {"memory", bench::measure_memory_and_idle},
    {"frames", bench::measure_frames}, {"motion", bench::measure_motion}, {"rest", bench::measure_rest}, {"scroll", bench::measure_scrolling},
    {"pack-open", bench::measure_pack_open}, {"pack-verify", bench::measure_pack_verify}, {"answer", bench::measure_durable_answer},
    {"closing", bench::measure_closing}, {"quick-exit", bench::measure_quick_exit}, {"panel", bench::measure_panel},
    {"intake", bench::measure_intake}};

struct Options {
  bench::Setup setup;
  std::string key_file;
  std::string only;
  std::string format = "text";
};

int refuse(const std::string& message) {
  std::fprintf(stderr, "parasol-bench: %s\n", message.c_str());
  return unusable;
}

int measure(const Options& options) {
  std::vector<bench::Figure> all;
  for (const Measurement& each : measurements) {
    if (!options.only.empty() && options.only != each.name) continue;
    std::fprintf(stderr, "measuring: %s\n", each.name);
    auto figures = each.measure(options.setup);
    if (!figures) return refuse(std::string(each.name) + ": " + figures.error().message);
    all.insert(all.end(), figures->begin(), figures->end());
  }
  std::fputs((options.format == "json" ? bench::json(all) : bench::table(all)).c_str(), stdout);
  int result = within;
  for (const bench::Figure& figure : all) {
    if (figure.within()) continue;
    std::fprintf(stderr, "over budget: %s: %s\n", figure.name.c_str(), figure.what.c_str());
    result = over;
  }
  return result;
}

int run(int argc, char** argv) {
  Options options;
  CLI::App program("Measures the budgets of docs and prints one table.", "parasol-bench");
  program.footer("Exit codes: 0 all within budget, 1 one is over, 2 something needed is missing.");
  std::vector<std::string> names;
  for (const Measurement& each : measurements) names.emplace_back(each.name);
  program.add_option("--programs", options.setup.programs, "folder of parasol-kiosk")->required();
  program.add_option("--packs", options.setup.packs, "folder of packs")->required();
  program.add_option("--trust", options.key_file, "the .pub file of the packs' key")->required();
  program.add_option("--here", options.setup.here, "the folder tests/bench")->required();
  program.add_option("--work", options.setup.work, "where data for measuring is made")->required();
  program.add_option("--only", options.only, "measure just this")->check(CLI::IsMember(names));
  program.add_option("--format", options.format, "text or json")->check(CLI::IsMember({"text", "json"}));
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem) == 0 ? within : unusable;
  }
#ifndef NDEBUG
  return refuse("this program was built for finding mistakes, and its figures mean nothing: use the preset release");
#endif
  const auto key = base::read_text_file(options.key_file);
  const auto lines = base::split(key.value_or(""), '\n');
  if (lines.size() < 2) return refuse(options.key_file + " holds no minisign public key");
  options.setup.trusted_key = lines[1];
  if (sodium_init() < 0) return refuse("libsodium cannot be used");
  app::log::show_only_errors();
  return measure(options);
}

}  // namespace

int main(int argc, char** argv) { return run(argc, argv); }
