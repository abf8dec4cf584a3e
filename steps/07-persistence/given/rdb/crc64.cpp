#include "07-persistence/given/rdb/crc64.hpp"

#include <array>

namespace mini_redis {
namespace {

constexpr std::uint64_t polynomial = 0x95ac9329ac4bc9b5;  // with its lowest bit first
constexpr std::size_t stride = 8;                         // bytes per step: one lookup in each table

using Table = std::array<std::uint64_t, 256>;

// tables[0][b] is the effect of the byte b on the checksum; tables[n][b] is its effect n bytes later.
constexpr std::array<Table, stride> make_tables() {
  std::array<Table, stride> tables{};
  for (std::uint64_t byte = 0; byte < 256; ++byte) {
    std::uint64_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (crc & 1 ? polynomial : 0);
    tables[0][byte] = crc;
  }
  for (std::size_t n = 1; n < stride; ++n)
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint64_t crc = tables[n - 1][byte];
      tables[n][byte] = (crc >> 8) ^ tables[0][crc & 0xff];
    }
  return tables;
}

constexpr std::array<Table, stride> tables = make_tables();

constexpr std::uint64_t byte_of(char c) {
  return static_cast<unsigned char>(c);
}

}  // namespace

std::uint64_t crc64(std::uint64_t crc, std::string_view bytes) {
  for (; bytes.size() >= stride; bytes.remove_prefix(stride)) {
    for (std::size_t i = 0; i < stride; ++i) crc ^= byte_of(bytes[i]) << (8 * i);
    std::uint64_t next = 0;
    for (std::size_t i = 0; i < stride; ++i) next ^= tables[stride - 1 - i][(crc >> (8 * i)) & 0xff];
    crc = next;
  }
  for (char c : bytes) crc = (crc >> 8) ^ tables[0][(crc ^ byte_of(c)) & 0xff];
  return crc;
}

}  // namespace mini_redis
