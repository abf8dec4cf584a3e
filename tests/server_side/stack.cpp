#include "server_side/stack.hpp"

#include <unwind.h>

#include <algorithm>

#if defined(__linux__)
#include <link.h>
#endif

namespace mini_redis::testing {
namespace {

struct Program {
  std::uintptr_t moved_by =
      0;  // when it was loaded: its addresses in memory are higher than those in its file
  std::uintptr_t begin = 0, end = 0;

  bool contains(std::uintptr_t address) const { return begin <= address && address < end; }
};

#if defined(__linux__)
// The first object is the program itself.
int look_at_program(dl_phdr_info* object, std::size_t, void* program) {
  Program found{object->dlpi_addr, UINTPTR_MAX, 0};
  for (const auto& part : std::span(object->dlpi_phdr, object->dlpi_phnum)) {
    if (part.p_type != PT_LOAD || !(part.p_flags & PF_X)) continue;
    found.begin = std::min<std::uintptr_t>(found.begin, object->dlpi_addr + part.p_vaddr);
    found.end = std::max<std::uintptr_t>(found.end, object->dlpi_addr + part.p_vaddr + part.p_memsz);
  }
  *static_cast<Program*>(program) = found;
  return 1;
}
#endif

// Elsewhere: empty, so no stack has anything in it, and reports name the function that the test is about.
const Program this_program = [] {
  Program program;
#if defined(__linux__)
  dl_iterate_phdr(look_at_program, &program);
#endif
  return program;
}();

struct Recorder {
  std::span<std::uintptr_t> room;
  std::size_t depth = 0;
};

// What a function returns to is the instruction after the call, which may belong to the next line.
_Unwind_Reason_Code record(_Unwind_Context* context, void* recorder) {
  auto& [room, depth] = *static_cast<Recorder*>(recorder);
  int is_interrupted = 0;
  const auto address = static_cast<std::uintptr_t>(_Unwind_GetIPInfo(context, &is_interrupted));
  if (depth == room.size() || address == 0) return _URC_END_OF_STACK;
  if (this_program.contains(address))
    room[depth++] = address - (is_interrupted ? 0 : 1) - this_program.moved_by;
  return _URC_NO_REASON;
}

}  // namespace

Stack::Stack(std::span<const std::uintptr_t> addresses)
    : depth_(std::min(addresses.size(), addresses_.size())) {
  std::copy_n(addresses.begin(), depth_, addresses_.begin());
}

void Stack::capture() {
  Recorder recorder{addresses_};
  _Unwind_Backtrace(record, &recorder);
  depth_ = recorder.depth;
}

}  // namespace mini_redis::testing
