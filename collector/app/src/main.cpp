// parasol-collector: exit code 0 done, 1 the work failed, 2 unusable arguments or input.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "commands.h"

namespace {

int exit_code(const base::Result<void>& result) {
  if (result) return 0;
  std::fprintf(stderr, "parasol-collector: %s\n", result.error().message.c_str());
  return result.error().code == base::ErrorCode::io || result.error().code == base::ErrorCode::no_space ||
                 result.error().code == base::ErrorCode::unavailable
             ? 1
             : 2;
}

template <typename Options>
void add_store(CLI::App& command, Options& options) {
  command.add_option("--store", options.store, "where results are kept: sqlite:FILE")->required();
}

void add_format(CLI::App& command, collector::PrintOptions& options) {
  command
      .add_option_function<std::string>("--format", [&options](const std::string& format) { options.json = format == "json"; },
                                        "table (default) or json")
      ->check(CLI::IsMember({"table", "json"}));
}

void add_site_commands(CLI::App& app, collector::SiteOptions& options, base::Result<void>& result) {
  CLI::App* sites = app.add_subcommand("site", "say which kiosks stand in one place")->require_subcommand(1);
  const auto add = [&](const char* name, const char* what, base::Result<void> (*run)(const collector::SiteOptions&)) {
    CLI::App* command = sites->add_subcommand(name, what);
    add_store(*command, options);
    command->callback([&options, &result, run] { result = run(options); });
    return command;
  };
  add("list", "list the sites and their kiosks", collector::list_sites);
  CLI::App* rename = add("rename", "give a site another name", collector::rename_site);
  rename->add_option("--site", options.site, "its name until now")->required();
  rename->add_option("--to", options.other, "its new name")->required();
  CLI::App* merge = add("merge", "make one of two sites that are one place", collector::merge_sites);
  merge->add_option("--site", options.site, "the site that ends")->required();
  merge->add_option("--into", options.other, "the site that its kiosks belong to from now on")->required();
  CLI::App* place = add("place", "say where a kiosk stands that has no site, or another one", collector::place_kiosk);
  place->add_option("--site", options.site, "the site")->required();
  place->add_option("--kiosk", options.other, "the kiosk's id")->required();
}

void add_instrument_commands(CLI::App& app, collector::InstrumentOptions& options, base::Result<void>& result) {
  CLI::App* instruments = app.add_subcommand("instrument", "say which packs answers are expected of")->require_subcommand(1);
  CLI::App* add = instruments->add_subcommand("add", "register the instruments of signed packs; what came of them and waited counts from then on");
  add->add_option("packs", options.packs, "the packs, each version that a kiosk has")->required();
  add_store(*add, options);
  add->add_option("--trust", options.trust, "minisign public key, or its .pub file, that must have signed them; may be repeated")->required()->expected(1);
  add->callback([&options, &result] { result = collector::add_instruments(options); });
  CLI::App* list = instruments->add_subcommand("list", "list the instruments that are registered");
  add_store(*list, options);
  list->callback([&options, &result] { result = collector::list_instruments(options); });
}

void add_audit_commands(CLI::App& app, collector::AuditOptions& options, base::Result<void>& result) {
  CLI::App* audit = app.add_subcommand("audit", "print who did what when: tokens, enrolments, sites, instruments, void statements, alarms");
  audit->require_subcommand(0, 1);
  CLI::App* verify = audit->add_subcommand("verify", "check that no entry was changed, taken out or moved");
  for (CLI::App* command : {audit, verify}) command->add_option("--store", options.store, "where results are kept: sqlite:FILE");
  verify->add_option("--noted", options.noted, "what audit verify printed before and was noted elsewhere: tells whether the last entries are gone");
  audit->final_callback([&options, &result, verify] {
    if (options.store.empty()) throw CLI::RequiredError("--store");
    result = verify->parsed() ? collector::verify_audit(options) : collector::print_audit(options);
  });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Receives kiosks' results and prints what changed", "parasol-collector");
  app.require_subcommand(1);
  app.footer("Exit codes: 0 done, 1 the work failed (disk, network), 2 unusable arguments or input.");
  const auto not_empty = CLI::Validator([](const std::string& word) { return word.empty() ? std::string("it is empty; leave it out instead") : std::string(); }, "");
  base::Result<void> result;

  collector::ServeOptions serve;
  CLI::App* serve_command = app.add_subcommand("serve", "receive batches until SIGTERM");
  serve_command->add_option("--listen", serve.listen, "ADDR:PORT; port 0 takes a free one, printed first")->required();
  add_store(*serve_command, serve);
  serve_command->callback([&] { result = collector::serve(serve); });

  collector::TokenOptions token;
  CLI::App* token_command = app.add_subcommand("token", "print a token that enrols one kiosk");
  add_store(*token_command, token);
  token_command->add_option("--site-type", token.site_type, "school or cafe")->required();
  token_command->add_option("--region", token.region, "coarse region, such as UA")->required();
  token_command->add_option("--site", token.site, "your word for the place, such as school-7, and always needed: kiosks of one place count as one");
  token_command->add_option("--arms", token.arms, "of a trial, such as lesson,waitlist: several are dealt to this kiosk's readers, one alone is for all of them; without it there is no trial")->check(not_empty);
  token_command->add_option("--days", token.days, "how long it can be used, 1 to " + std::to_string(api::most_token_days))->capture_default_str()->check(CLI::Range(1, api::most_token_days));
  token_command->callback([&] { result = collector::token(token); });

  collector::CourierOptions courier;
  CLI::App* courier_command = app.add_subcommand("courier", "take in what a stick brings, and put the receipts on it");
  add_store(*courier_command, courier);
  courier_command->add_option("--stick", courier.stick, "where the stick is mounted, or any folder")->required()->check(CLI::ExistingDirectory);
  courier_command->callback([&] { result = collector::courier(courier); });

  collector::SiteOptions site;
  add_site_commands(app, site, result);

  collector::InstrumentOptions instrument;
  add_instrument_commands(app, instrument, result);

  collector::PrintOptions status;
  CLI::App* status_command = app.add_subcommand("status", "say what came, what waits and for what, and what was refused");
  add_store(*status_command, status);
  status_command->callback([&] { result = collector::status(status); });

  collector::BackupOptions backup;
  CLI::App* backup_command = app.add_subcommand("backup", "copy the database into a new file, while serve goes on");
  add_store(*backup_command, backup);
  backup_command->add_option("file", backup.file, "a file that is not there yet; it holds the collector's secret keys")->required();
  backup_command->callback([&] { result = collector::back_up(backup); });

  collector::AuditOptions audit;
  add_audit_commands(app, audit, result);

  collector::PrintOptions stations;
  CLI::App* stations_command = app.add_subcommand("stations", "list the kiosks and what has come from them");
  add_store(*stations_command, stations);
  add_format(*stations_command, stations);
  stations_command->callback([&] { result = collector::stations(stations); });

  collector::VoidOptions voided;
  CLI::App* void_command = app.add_subcommand("void", "declare that a block, or all of a kiosk, does not count");
  add_store(*void_command, voided);
  void_command->add_option("--kiosk", voided.kiosk, "the kiosk's id")->required();
  void_command->add_option("--block", voided.block, "the block's id; everything from the kiosk when left out")->check(not_empty);
  void_command->add_option("--reason", voided.reason, "one word, such as tampered or trial-run")->required();
  void_command->callback([&] { result = collector::declare_void(voided); });

  collector::BlockOptions blocks;
  CLI::App* blocks_command = app.add_subcommand("blocks", "list the blocks that came, with the ids that void takes");
  add_store(*blocks_command, blocks);
  blocks_command->add_option("--kiosk", blocks.kiosk, "of this kiosk alone")->check(not_empty);
  blocks_command->callback([&] { result = collector::list_blocks(blocks); });

  collector::PrintOptions report;
  CLI::App* report_command = app.add_subcommand("report", "print what changed between before and after");
  add_store(*report_command, report);
  add_format(*report_command, report);
  report_command->add_option("--r", report.r_folder, "a new folder for the numbers and a script for R that works every figure out again");
  report_command->add_flag("--all", report.everything, "also the tests that assume independent pairs, which are not to be quoted");
  report_command->callback([&] { result = collector::report(report); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  }
  return exit_code(result);
}
