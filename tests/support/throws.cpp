#include "support/throws.hpp"

#include <dlfcn.h>

#include <mutex>

#include "support/sanitizer.hpp"

namespace mini_redis::testing {
namespace {

std::mutex mutex;
Stack last, kept;

[[maybe_unused]] void note_throw() {
  Stack here;
  here.capture();
  const std::lock_guard lock(mutex);
  last = here;
}

}  // namespace

void forget_throws() {
  const std::lock_guard lock(mutex);
  last = {};
}

void keep_last_throw() {
  const std::lock_guard lock(mutex);
  if (!last.addresses().empty()) kept = last;
}

Stack telling_throw() {
  const std::lock_guard lock(mutex);
  return kept.addresses().empty() ? last : kept;
}

}  // namespace mini_redis::testing

#if defined(__linux__) && !defined(MINI_REDIS_ADDRESS_SANITIZER)
// The compiler calls this for every `throw`. The linker takes this one; it goes on to the library's own.
extern "C" [[noreturn]] void __cxa_throw(void* exception, void* type, void (*destroy)(void*)) {  // NOLINT
  using Throw = void (*)(void*, void*, void (*)(void*));
  static const auto throw_it = reinterpret_cast<Throw>(dlsym(RTLD_NEXT, "__cxa_throw"));
  mini_redis::testing::note_throw();
  throw_it(exception, type, destroy);
  __builtin_unreachable();
}
#endif
