#include <iostream>

#include "commands.h"
#include "content_writer/update.h"
#include "output.h"

namespace cli {

int make_update(const UpdateArguments& arguments) {
  const auto sizes = content_writer::write_update(arguments.from, arguments.to, arguments.output);
  if (!sizes) return print_error(sizes.error());
  std::cout << "wrote " << arguments.output << ", " << sizes->carried << " bytes of " << sizes->result << " changed\n";
  return done;
}

}  // namespace cli
