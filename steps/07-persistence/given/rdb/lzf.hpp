// LZF, the compression that Redis uses for long strings. Redis: lzf_d.c.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mini_redis {

/// Decompresses `input`. Empty if the result does not have `size` bytes, or if the input is not LZF. A false
/// `size` costs no memory.
std::optional<std::string> lzf_decompress(std::string_view input, std::uint64_t size);

}  // namespace mini_redis
