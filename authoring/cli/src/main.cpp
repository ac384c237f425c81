#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <map>

#include "commands.h"

namespace {

struct Arguments {
  cli::BuildArguments build;
  cli::CheckArguments check;
  cli::LessonsArguments lessons;
  cli::ShowArguments show;
  cli::TranslationArguments translation;
  cli::UpdateArguments update;
  cli::FilmArguments film;
  std::string key_name;
};

void add_format(CLI::App* command, cli::Format& format) {
  static const std::map<std::string, cli::Format> formats = {{"text", cli::Format::text}, {"json", cli::Format::json}};
  command->add_option("--format", format, "text or json")->transform(CLI::CheckedTransformer(formats))->option_text("FORMAT");
}

void declare(CLI::App& app, Arguments& arguments, int& exit_code) {
  auto* build = app.add_subcommand("build", "make a pack of a source folder");
  build->add_option("SRC", arguments.build.source, "the source folder")->required();
  build->add_option("-o,--output", arguments.build.output, "the pack to write")->required();
  build->add_option("--key", arguments.build.key, "sign with this secret key; its password in PARASOL_KEY_PASSWORD");
  build->callback([&] { exit_code = cli::build(arguments.build); });

  auto* check = app.add_subcommand("check", "report every problem of a pack or a source folder, and what its lessons come to");
  check->add_option("PACK|SRC", arguments.check.path, "a pack or a source folder")->required();
  check->add_option("--trust", arguments.check.trust, "accept only what this public key signed: a .pub file or the key");
  add_format(check, arguments.check.format);
  check->callback([&] { exit_code = cli::check(arguments.check); });

  auto* lessons = app.add_subcommand("lessons", "measure each lesson of these packs: steps, chats, endings, words, reading grade, minutes, and safe cases: of the words to tap, the cards to "
                                         "sort by signs and the endings, how many are marked as fine");
  lessons->add_option("PACK|SRC", arguments.lessons.paths, "packs or source folders")->required();
  add_format(lessons, arguments.lessons.format);
  lessons->callback([&] { exit_code = cli::measure_lessons(arguments.lessons); });

  auto* show = app.add_subcommand("show", "tell what a pack holds");
  show->add_option("PACK", arguments.show.pack, "a pack")->required();
  add_format(show, arguments.show.format);
  show->callback([&] { exit_code = cli::show(arguments.show); });

  auto* update = app.add_subcommand("update", "make a small file by which kiosks that have the old pack get the new one");
  update->add_option("OLD", arguments.update.from, "the pack that kiosks have")->required();
  update->add_option("NEW", arguments.update.to, "a newer version of it")->required();
  update->add_option("-o,--output", arguments.update.output, "the update to write, NAME.parasol-update")->required();
  update->callback([&] { exit_code = cli::make_update(arguments.update); });

  auto* keygen = app.add_subcommand("keygen", "make a pair of keys, NAME.key and NAME.pub");
  keygen->add_option("-o,--output", arguments.key_name, "NAME")->required();
  keygen->callback([&] { exit_code = cli::make_keys(arguments.key_name); });
}

void declare_translations(CLI::App& app, Arguments& arguments, int& exit_code) {
  auto* i18n = app.add_subcommand("i18n", "work on the translations of a source folder");
  i18n->require_subcommand(1);
  const auto add = [&](const std::string& name, const std::string& what, int (*run)(const cli::TranslationArguments&)) {
    auto* command = i18n->add_subcommand(name, what);
    command->add_option("SRC", arguments.translation.source, "the source folder")->required();
    command->callback([&arguments, &exit_code, run] { exit_code = run(arguments.translation); });
    return command;
  };
  add("extract", "write i18n/messages.pot", cli::extract_texts);
  add("update", "bring every language up to date with the texts", cli::update_languages);
  add_format(add("stats", "count what is translated", cli::print_statistics), arguments.translation.format);
}

void declare_films(CLI::App& app, Arguments& arguments, int& exit_code) {
  auto* film = app.add_subcommand("film", "make films");
  film->require_subcommand(1);
  auto* render = film->add_subcommand("render", "make a film of a script, without a camera: picture, voices, captions and a poster (docs/formats/film-script.md)");
  render->add_option("SCRIPT", arguments.film.script, "what happens in the film, NAME.json")->required();
  render->add_option("--into", arguments.film.into, "the folder to write to")->required();
  render->add_option("--from-ms", arguments.film.from_ms, "begin here, to look at a piece");
  render->add_option("--length-ms", arguments.film.length_ms, "of the piece");
  render->callback([&] { exit_code = cli::render_film(arguments.film); });
}

int run(int count, char** words) {
  Arguments arguments;
  int exit_code = cli::done;
  CLI::App app("Builds, checks and shows Parasol's content packs");
  app.require_subcommand(1);
  declare(app, arguments, exit_code);
  declare_translations(app, arguments, exit_code);
  declare_films(app, arguments, exit_code);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::done : cli::unusable;
  }
  return exit_code;
}

}  // namespace

int main(int count, char** words) {
  try {
    return run(count, words);
  } catch (const std::exception& error) {
    std::cerr << "parasol: " << error.what() << "\n";
    return cli::unusable;
  }
}
