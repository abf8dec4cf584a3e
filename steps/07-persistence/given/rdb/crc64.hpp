// The checksum at the end of a snapshot. Redis: crc64.c.
#pragma once

#include <cstdint>
#include <string_view>

namespace mini_redis {

/// The checksum of everything up to the end of `bytes`; `crc` is that of everything before them, 0 at the
/// start. CRC-64 with the polynomial of Jones, as in Redis: "123456789" gives 0xe9c6d914c4b8d9ca. It detects
/// damage by a disk or a copy, but no forgery.
std::uint64_t crc64(std::uint64_t crc, std::string_view bytes);

}  // namespace mini_redis
