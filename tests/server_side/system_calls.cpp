// These functions have the names of the C library's. The linker takes them, and they go on to those.
#include "server_side/system_calls.hpp"

#include <dlfcn.h>
#include <sys/socket.h>
#include <sys/types.h>

namespace {

thread_local mini_redis::testing::SystemCalls calls;

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

namespace mini_redis::testing {

const SystemCalls& system_calls_of_this_thread() {
  return calls;
}

}  // namespace mini_redis::testing

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name)
extern "C" {

ssize_t recvmsg(int socket, msghdr* message, int flags) {
  static const auto original = next<ssize_t(int, msghdr*, int)>("recvmsg");
  ++calls.reads;
  return original(socket, message, flags);
}

ssize_t recv(int socket, void* buffer, size_t size, int flags) {
  static const auto original = next<ssize_t(int, void*, size_t, int)>("recv");
  ++calls.reads;
  return original(socket, buffer, size, flags);
}

ssize_t sendmsg(int socket, const msghdr* message, int flags) {
  static const auto original = next<ssize_t(int, const msghdr*, int)>("sendmsg");
  ++calls.writes;
  return original(socket, message, flags);
}

ssize_t send(int socket, const void* buffer, size_t size, int flags) {
  static const auto original = next<ssize_t(int, const void*, size_t, int)>("send");
  ++calls.writes;
  return original(socket, buffer, size, flags);
}

}  // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
