// The error for a damaged file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace mini_redis {

/// Neither this server nor a Redis writes such a file. what() names the file, the offset of the byte, and
/// what is wrong there.
class CorruptFile : public std::runtime_error {
 public:
  CorruptFile(const std::filesystem::path& path, std::uint64_t offset, const std::string& what)
      : std::runtime_error(path.string() + ": at byte " + std::to_string(offset) + ": " + what) {}
};

}  // namespace mini_redis
