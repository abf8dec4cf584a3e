#include <sys/mman.h>

#include "fuzz.hpp"

namespace mini_redis::fuzz {

FileInMemory::FileInMemory(std::string_view bytes) : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
  const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
  check(written == static_cast<ssize_t>(bytes.size()), "the file in memory cannot be written");
}

}  // namespace mini_redis::fuzz
