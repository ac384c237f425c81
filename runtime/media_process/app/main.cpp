// parasol-media: shows one film to the kiosk that started it. It is given open files and nothing else, takes no arguments, and
// is of no use by hand.
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "media_process/film_process.h"

int main() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  const media_process::Outcome outcome = media_process::play_film({});
  // Whatever runs at a usual end may ask for more than is allowed here.
  ::_exit(static_cast<int>(outcome));
}
