// Runs another program, without a shell, in the C locale, and waits for it. Standard input is empty.
// A program that cannot be started is not_found; what it exits with is for the caller to judge.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace content_writer {

struct ProgramRun {
  int exit_code = 0;  // 128 and more when a signal ended it
  std::string output;
  std::string errors;
};

base::Result<ProgramRun> run_program(const std::vector<std::string>& arguments);

}  // namespace content_writer
