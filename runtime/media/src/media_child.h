// parasol-media as a child process, with what is shared with it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>

#include "base/result.h"
#include "film_wire/message.h"

namespace media {

class File {
 public:
  explicit File(int number = -1) : number_(number) {}
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  ~File();
  int number() const { return number_; }

 private:
  int number_;
};

// Whoever else has it can write in it, but neither shrink nor grow it, so that no access here can fail.
class SealedMemory {
 public:
  static base::Result<SealedMemory> make(const char* name, std::size_t size);
  SealedMemory(SealedMemory&& other) noexcept;
  SealedMemory& operator=(SealedMemory&&) = delete;
  ~SealedMemory();
  std::span<std::byte> bytes() const { return bytes_; }
  const File& file() const { return file_; }

 private:
  SealedMemory(File file, std::span<std::byte> bytes) : file_(std::move(file)), bytes_(bytes) {}
  File file_;
  std::span<std::byte> bytes_;
};

class Helper {
 public:
  // Fails with io or not_found.
  static base::Result<Helper> start(const std::filesystem::path& program, const File& pack, const SealedMemory& pictures,
                                    const SealedMemory& sound);
  Helper(Helper&& other) noexcept;
  Helper& operator=(Helper&& other) noexcept;
  ~Helper() { end(); }

  void end();  // killed; never waits for long
  pid_t process() const { return process_; }

  // gone: it ended, or said something impossible.
  enum class Heard { message, nothing, gone };
  Heard hear(std::optional<film_wire::ToKiosk>& message);

  template <typename Message>
  void say(const Message& message) {
    const auto bytes = film_wire::bytes_of(message);
    send(bytes);
  }

 private:
  Helper(pid_t process, File control) : process_(process), control_(std::move(control)) {}
  void send(std::span<const std::byte> packet);

  pid_t process_ = -1;
  File control_;
};

}  // namespace media
