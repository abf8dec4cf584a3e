// A disk that fails, or a machine that crashes, at a chosen moment. Loaded into a server with LD_PRELOAD, it
// sits between the server and the kernel, and counts the calls that change something in a directory.
//
//   FAULTY_DIRECTORY=PATH   that directory, as the server names it
//   FAULTY_AT=N             something happens at the Nth call; a rewrite's child process counts separately
//   FAULTY_HOW=crash        the process is killed there; of a write, half is done
//   FAULTY_HOW=fail         only that call fails, with ENOSPC; half of a write is done first, as its own call
//   FAULTY_HOW=stop         a child process stops (SIGSTOP) each time before it syncs a file
//   FAULTY_HOW=unnoticed    the same, and nobody tells it when its parent ends: not every system can
//   FAULTY_TRACE=FILE       gets a line for each of these calls, such as "write appendonly.aof.1.incr.aof",
//                           and for each reply that leaves
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

const std::string directory = variable("FAULTY_DIRECTORY"), how = variable("FAULTY_HOW"),
                  trace_file = variable("FAULTY_TRACE");
const long at = std::atol(variable("FAULTY_AT").c_str());
const pid_t server = getpid();
std::atomic<long> calls{0};

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

void trace(const std::string& line) {
  if (trace_file.empty()) return;
  const int file =
      static_cast<int>(syscall(SYS_open, trace_file.c_str(), O_WRONLY | O_APPEND | O_CREAT, 0644));
  const std::string text = line + "\n";
  if (syscall(SYS_write, file, text.data(), text.size()) < 0) abort();
  syscall(SYS_close, file);
}

std::string path_of(int descriptor) {
  char path[4096];
  const ssize_t length = readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), path, sizeof path);
  return length < 0 ? "" : std::string(path, static_cast<std::size_t>(length));
}

// Traces and counts the call. True if it is the chosen one.
bool is_time(const char* call, const std::string& path) {
  if (directory.empty() || path.rfind(directory, 0) != 0) return false;
  trace(std::string(call) + " " + path.substr(path.rfind('/') + 1));
  return ++calls == at;
}

int strikes() {
  if (how == "crash") kill(getpid(), SIGKILL);
  errno = ENOSPC;
  return -1;
}

// Makes the call; the chosen one crashes or fails instead.
template <typename Call>
int change(const char* name, const std::string& path, Call call) {
  return is_time(name, path) ? strikes() : call();
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = static_cast<mode_t>(flags & O_CREAT ? va_arg(more, int) : 0);
  va_end(more);
  const auto call = [&] { return next<int (*)(const char*, int, ...)>("open")(path, flags, mode); };
  return flags & O_CREAT ? change("open", path, call) : call();
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  const auto call = next<ssize_t (*)(int, const void*, size_t)>("write");
  if (directory.empty() || !is_time("write", path_of(descriptor))) return call(descriptor, bytes, size);
  if (size > 1 && how == "crash") call(descriptor, bytes, size / 2);
  if (size > 1 && how == "fail")
    return --calls, call(descriptor, bytes, size / 2);  // and the second half fails
  return strikes();
}

int fsync(int descriptor) {
  return change("fsync", path_of(descriptor), [&] { return next<int (*)(int)>("fsync")(descriptor); });
}

int fdatasync(int descriptor) {
  if ((how == "stop" || how == "unnoticed") && getpid() != server) raise(SIGSTOP);
  return change("fdatasync", path_of(descriptor),
                [&] { return next<int (*)(int)>("fdatasync")(descriptor); });
}

int prctl(int option, ...) {
  va_list more;
  va_start(more, option);
  const auto argument = va_arg(more, unsigned long);
  va_end(more);
  if (how == "unnoticed" && option == PR_SET_PDEATHSIG) return 0;
  return next<int (*)(int, ...)>("prctl")(option, argument);
}

int ftruncate(int descriptor, off_t size) {
  return change("ftruncate", path_of(descriptor),
                [&] { return next<int (*)(int, off_t)>("ftruncate")(descriptor, size); });
}

int rename(const char* from, const char* to) {
  return change("rename", to, [&] { return next<int (*)(const char*, const char*)>("rename")(from, to); });
}

int unlink(const char* path) {
  return change("unlink", path, [&] { return next<int (*)(const char*)>("unlink")(path); });
}

int remove(const char* path) {
  return change("unlink", path, [&] { return next<int (*)(const char*)>("remove")(path); });
}

int mkdir(const char* path, mode_t mode) {
  return change("mkdir", path, [&] { return next<int (*)(const char*, mode_t)>("mkdir")(path, mode); });
}

ssize_t send(int socket, const void* bytes, size_t size, int flags) {
  trace("reply");
  return next<ssize_t (*)(int, const void*, size_t, int)>("send")(socket, bytes, size, flags);
}

ssize_t sendmsg(int socket, const msghdr* message, int flags) {
  trace("reply");
  return next<ssize_t (*)(int, const msghdr*, int)>("sendmsg")(socket, message, flags);
}

}  // extern "C"
