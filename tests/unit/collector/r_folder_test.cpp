#include "api/r_folder.h"

#include <algorithm>

#include "base/file.h"
#include "support/catch.h"
#include "support/command.h"
#include "support/random_sections.h"
#include "support/sittings.h"
#include "support/temporary_folder.h"

using namespace api;

namespace {

Report random_report(int sections) { return support::RandomSections(20261129).report(sections); }

std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

void write(const std::map<std::string, std::string>& files, const std::filesystem::path& folder) {
  for (const auto& [name, text] : files) REQUIRE(base::write_file(folder / name, text));
}

bool has_r() { return support::run_command("command -v Rscript").exit_code == 0; }

}  // namespace

TEST_CASE("a report for R names no site and no kiosk") {
  std::vector<StoredBlock> stored;
  for (int number = 0; number < 3; ++number) {
    for (const auto& block : support::blocks(support::identity("k-abc" + std::to_string(number)), 20 + number)) {
      stored.push_back({"k-abc" + std::to_string(number), std::string(32, '1'), block, false, "hill-school"});
    }
  }
  const auto files = r_files(make_report(stored));
  for (const auto& [name, text] : files) {
    CHECK(text.find("k-abc") == std::string::npos);
    CHECK(text.find("hill-school") == std::string::npos);
  }
  CHECK(files.at("scores.csv").find("gifts 1 none aaaaaaaa,knowledge,1,A,") != std::string::npos);
  CHECK(lines(files.at("printed.csv")) > 100);
}

TEST_CASE("R works out every figure of random and degenerate tables again") {
  if (!has_r()) {
    WARN("skipped: Rscript is not installed, so nobody works the figures out again");
    return;
  }
  const support::TemporaryFolder folder;
  write(r_files(random_report(50)), folder.path());
  const auto ran = support::run_command("Rscript '" + (folder.path() / "reproduce.R").string() + "' 2>&1");
  INFO(ran.output);
  CHECK(ran.exit_code == 0);
  CHECK(ran.output.find("largest relative difference") != std::string::npos);
}

TEST_CASE("the script for R fails when a printed figure is another") {
  if (!has_r()) {
    WARN("skipped: Rscript is not installed");
    return;
  }
  const support::TemporaryFolder folder;
  Report report = random_report(1);
  report.sections[0].panel.constructs[0].change.value = *report.sections[0].panel.constructs[0].change.value + 1e-6;
  write(r_files(report), folder.path());
  const auto ran = support::run_command("Rscript '" + (folder.path() / "reproduce.R").string() + "' 2>&1");
  CHECK(ran.exit_code == 1);
  CHECK(ran.output.find("change.value") != std::string::npos);
}
