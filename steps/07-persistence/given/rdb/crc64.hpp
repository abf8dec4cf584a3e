// The checksum at the end of a snapshot. Redis: crc64.c.
#pragma once

#include <cstdint>
#include <string_view>

namespace mini_redis {

/// Goes on from the checksum of what stands before `bytes`: 0 at the beginning. CRC-64 with the polynomial of Jones, as
/// Redis has it: "123456789" gives 0xe9c6d914c4b8d9ca. It finds what a disk or a copy has damaged, not who forges.
std::uint64_t crc64(std::uint64_t before, std::string_view bytes);

}  // namespace mini_redis
