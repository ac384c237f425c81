// A program with all the processes it starts: a browser is many. Whatever is left of it ends with this object. Children
// that lose their parent come to this process, so none is missed. Linux only: reads /proc.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

#include "base/result.h"

namespace support {

class ProcessTree {
 public:
  // Found by name in PATH. Output is thrown away; `kept_open` is a descriptor that the program inherits, or -1.
  static base::Result<std::unique_ptr<ProcessTree>> start(const std::vector<std::string>& command,
                                                          const std::map<std::string, std::string>& environment,
                                                          int kept_open = -1);
  ProcessTree(const ProcessTree&) = delete;
  ProcessTree& operator=(const ProcessTree&) = delete;
  ~ProcessTree() { end(); }

  bool is_running() const;
  // Asks the first process to end, waits a moment, and kills what is left.
  void end();

  base::Result<std::int64_t> proportional_kib() const;  // PSS of all; io when a process may not be looked at
  std::int64_t wakeups() const;                         // context switches of all threads so far

 private:
  explicit ProcessTree(pid_t first) : first_(first) {}
  std::vector<pid_t> members() const;

  pid_t first_ = -1;
};

}  // namespace support
