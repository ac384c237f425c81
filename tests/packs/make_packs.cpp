// make_packs FOLDER: writes every bad pack and its message there.
#include <filesystem>
#include <iostream>

#include "base/file.h"
#include "faults.h"

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: make_packs FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = words[1];
  for (const packs::Fault& fault : packs::all_faults()) {
    auto written = base::write_file(folder / (fault.name + ".parasol"), fault.bytes);
    if (written) written = base::write_file(folder / (fault.name + ".txt"), "error: " + fault.message + "\n");
    if (!written) {
      std::cerr << written.error().message << "\n";
      return 2;
    }
  }
  return 0;
}
