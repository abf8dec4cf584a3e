// A file that is not what it should be.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace mini_redis {

/// Neither we nor a Redis can have written it so. what() names the file, the offset of the byte, and what is wrong there.
class CorruptFile : public std::runtime_error {
 public:
  CorruptFile(const std::filesystem::path& path, std::uint64_t offset, const std::string& what)
      : std::runtime_error(path.string() + ": at byte " + std::to_string(offset) + ": " + what) {}
};

}  // namespace mini_redis
