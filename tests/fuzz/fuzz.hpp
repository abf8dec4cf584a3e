// What the fuzz targets share. Each target is a function that libFuzzer calls with millions of inputs: it
// must neither crash nor hang, and what it says in check() must hold for every input.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "common/printable.hpp"

namespace mini_redis::fuzz {

/// Bytes from the input, for check(): escaped only if they are printed.
struct Bytes {
  std::string_view bytes;
};
inline std::ostream& operator<<(std::ostream& out, const Bytes& bytes) {
  return out << printable(bytes.bytes);
}

/// Ends the run with what was wrong if `holds` is false. libFuzzer then keeps the input.
template <typename... Parts>
void check(bool holds, const Parts&... parts) {
  if (holds) return;
  (std::cerr << ... << parts) << std::endl;
  std::abort();
}

/// An input, from which a target takes what it needs, piece by piece. When it is used up, all numbers are 0.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  bool empty() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  std::uint8_t byte() { return empty() ? 0 : static_cast<std::uint8_t>(take(1)[0]); }
  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  /// A short string: its length is the next byte.
  std::string_view word() { return take(byte() % 32); }
  std::uint64_t number() {
    std::uint64_t number = 0;
    for (int i = 0; i < 8; ++i) number = number << 8 | byte();
    return number;
  }

 private:
  std::string_view rest_;
};

/// A file in memory with these bytes, for code that reads files.
class FileInMemory {
 public:
  explicit FileInMemory(std::string_view bytes);
  ~FileInMemory() { close(descriptor_); }
  FileInMemory(const FileInMemory&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace mini_redis::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
