// LZF, in which a Redis compresses long strings. Redis: lzf_d.c.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mini_redis {

/// What `compressed` becomes; empty when it is not of `size` bytes, or no LZF at all. A size that is a lie costs no memory.
std::optional<std::string> lzf_decompress(std::string_view compressed, std::uint64_t size);

}  // namespace mini_redis
