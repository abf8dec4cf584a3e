#include "07-persistence/rdb_reader.hpp"

#include <algorithm>

#include "07-persistence/given/rdb/crc64.hpp"
#include "07-persistence/given/rdb/lzf.hpp"

namespace mini_redis {
namespace {

constexpr std::size_t worth_a_read = 256 * 1024;

}  // namespace

RdbReader::RdbReader(Source source, std::uint64_t size, std::filesystem::path path)
    : source_(std::move(source)), size_(size), path_(std::move(path)) {}

std::string_view RdbReader::bytes(std::uint64_t count) {
  last_ = offset_;
  if (count > left()) corrupt("it ends here, in the middle of something");
  if (count > buffer_.size() - position_) refill(count);
  const std::string_view found(buffer_.data() + position_, count);
  position_ += count;
  offset_ += count;
  return found;
}

// Drops what has been read. Then reads as much as is worth a read, and at least `least` bytes.
void RdbReader::refill(std::size_t least) {
  checksum();
  buffer_.erase(0, position_);
  position_ = summed_ = 0;
  while (buffer_.size() < least) {
    const std::string more = source_(std::max(worth_a_read, least - buffer_.size()));
    if (more.empty()) corrupt("it has become shorter while it was read");
    buffer_ += more;
  }
}

std::uint64_t RdbReader::little_endian(int size) {
  std::uint64_t value = 0;
  const std::string_view found = bytes(static_cast<std::uint64_t>(size));
  for (std::size_t i = found.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(found[i]);
  return value;
}

std::uint64_t RdbReader::big_endian(int size) {
  std::uint64_t value = 0;
  for (char c : bytes(static_cast<std::uint64_t>(size))) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

std::string RdbReader::compressed() {
  const std::uint64_t compressed_size = count();
  const std::uint64_t size = count();
  auto string = lzf_decompress(bytes(compressed_size), size);
  if (!string) corrupt("a compressed string that can't be unpacked");
  return *std::move(string);
}

std::uint64_t RdbReader::count() {
  const Length found = length();
  if (found.is_encoding) corrupt("expected a length, not an encoding");
  return found.value;
}

std::uint64_t RdbReader::checksum() {
  checksum_ = crc64(checksum_, std::string_view(buffer_).substr(summed_, position_ - summed_));
  summed_ = position_;
  return checksum_;
}

}  // namespace mini_redis
