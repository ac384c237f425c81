#include "media_process/film_process.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

extern "C" {
#include <libavutil/cpu.h>
#include <libavutil/log.h>
}

#include <algorithm>

#include "control.h"
#include "film_wire/rings.h"
#include "show.h"

namespace media_process {
namespace {

void say_nothing(void*, int, const char*, va_list) {}

// What FFmpeg asks the system once and then remembers.
void make_ready() {
  av_log_set_callback(say_nothing);
  av_cpu_count();
  av_get_cpu_flags();
}

// Empty when the memory is smaller than it has to be. Stays until the process ends.
std::span<std::byte> memory_of(int file, std::size_t size) {
  struct stat facts {};
  if (::fstat(file, &facts) != 0 || facts.st_size < 0 || static_cast<std::size_t>(facts.st_size) < size) return {};
  void* begin = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (begin == MAP_FAILED) return {};
  ::close(file);
  return {static_cast<std::byte*>(begin), size};
}

film_wire::Refused refused_by(const NotSet& not_set) {
  film_wire::Refused refused{.error = not_set.error};
  std::ranges::copy(name_of(not_set.barrier), refused.barrier.begin());
  return refused;
}

}  // namespace

Outcome play_film(const Files& files, std::uint32_t barriers, const std::function<void()>& instead) {
  Control control(files.control);
  const auto first = control.hear(Control::Wait::yes);
  const auto* order = first ? std::get_if<film_wire::Order>(&*first) : nullptr;
  if (order == nullptr) return Outcome::no_order;
  const auto pictures = memory_of(files.pictures, film_wire::picture_ring_bytes(*order));
  const auto sound = memory_of(files.sound, film_wire::sound_ring_bytes(*order));
  if (pictures.empty() || sound.empty()) return Outcome::no_memory;
  make_ready();
  const Confined confined = confine({.control = files.control, .pack = files.pack, .processor_seconds = order->processor_seconds,
                                     .memory_mib = order->memory_mib}, barriers);
  if (confined.failed) {
    control.say(refused_by(*confined.failed));
    return Outcome::refused;
  }
  control.say(film_wire::Ready{.barriers = confined.barriers});
  if (instead) {
    instead();
    return Outcome::played;
  }
  ByteSource source(files.pack, order->offset, order->size);
  Show(control, *order, {pictures, *order}, {sound, *order}).play(source);
  return Outcome::played;
}

}  // namespace media_process
