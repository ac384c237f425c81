// Preloaded into the collector by a test: says when the HTTP library has begun to stop, and holds it
// there until SIGINT, which the collector blocks in all its threads.
#include <dlfcn.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

extern "C" __attribute__((visibility("default"))) int shutdown(int socket, int how) noexcept {
  int listens = 0;
  socklen_t size = sizeof listens;
  getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size);
  if (listens != 0) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    int signal = 0;
    if (write(STDOUT_FILENO, "stopping\n", 9) == 9) sigwait(&signals, &signal);
  }
  return reinterpret_cast<int (*)(int, int)>(dlsym(RTLD_NEXT, "shutdown"))(socket, how);
}
