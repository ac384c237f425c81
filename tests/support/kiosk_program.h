// The real parasol-kiosk on folders of a test's own, without a display.
#pragma once

#include <string>
#include <string_view>

#include "base/file.h"
#include "support/command.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace support {

class KioskProgram {
 public:
  KioskProgram() { std::filesystem::create_directory(packs()); }

  std::filesystem::path packs() const { return folder_.path() / "packs"; }
  std::filesystem::path data() const { return folder_.path() / "data"; }
  std::filesystem::path file(const std::string& name) const { return folder_.path() / name; }

  bool write(const std::string& name, std::string_view bytes) const { return base::write_file(file(name), bytes).has_value(); }
  // The small unsigned pack of pack_bytes.h, which has no questions.
  bool add_small_pack() const { return write("packs/small.parasol", small_pack()); }
  // The module this project ships, unsigned, as the build has made it.
  bool add_module() const {
    std::error_code problem;
    return std::filesystem::copy_file(BINARY_FOLDER "/../tests/module.parasol", packs() / "module.parasol", problem);
  }

  // Both outputs; what the folder is called is replaced by FOLDER. `environment` comes before the program.
  CommandRun run(const std::string& arguments, const std::string& environment = "") const {
    CommandRun run = run_command("cd '" + folder_.path().string() + "' && env -u DISPLAY -u WAYLAND_DISPLAY -u SDL_VIDEODRIVER -u XDG_RUNTIME_DIR " + environment +
                                 " timeout 60 '" BINARY_FOLDER "/parasol-kiosk' " + arguments + " 2>&1");
    const std::string folder = folder_.path().string();
    for (auto at = run.output.find(folder); at != std::string::npos; at = run.output.find(folder)) run.output.replace(at, folder.size(), "FOLDER");
    return run;
  }
  CommandRun walk(const std::string& steps, const std::string& arguments = "--allow-unsigned", const std::string& environment = "") const {
    if (!write("test.walk", steps)) return {};
    return run("--packs packs --data data --walk test.walk " + arguments, environment);
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace support
