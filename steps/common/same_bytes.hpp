// Comparing short keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mini_redis {

/// Whether both have the same bytes. For a key of a table this is quicker than ==: the memcmp() of the C
/// library is a call, and may read past the end, from a line of memory that is not in the cache.
inline bool same_bytes(std::string_view a, std::string_view b) {
  constexpr std::size_t longest_short = 64;
  using Word = std::uint64_t;
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  if (size < sizeof(Word) || size > longest_short) return a == b;
  const auto differ_at = [&](std::size_t i) {
    Word of_a = 0, of_b = 0;
    std::memcpy(&of_a, a.data() + i, sizeof(Word));
    std::memcpy(&of_b, b.data() + i, sizeof(Word));
    return of_a ^ of_b;
  };
  Word different = differ_at(size - sizeof(Word));  // the last one may overlap the one before it
  for (std::size_t i = 0; i + sizeof(Word) < size; i += sizeof(Word)) different |= differ_at(i);
  return different == 0;
}

}  // namespace mini_redis
