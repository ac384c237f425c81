// Any bytes as a pack, in memory: opened and read to the end, or refused with a message.
#include "content/pack.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = ::memfd_create("pack", MFD_CLOEXEC);
  if (file < 0 || ::write(file, data, size) != static_cast<ssize_t>(size)) __builtin_trap();
  content::OpenOptions options;
  options.allow_unsigned = true;
  const auto pack = content::Pack::open("/proc/self/fd/" + std::to_string(file), options);
  if (pack.has_value()) {
    (void)pack->verify();
  } else if (pack.error().message.empty()) {
    __builtin_trap();
  }
  ::close(file);
  return 0;
}
