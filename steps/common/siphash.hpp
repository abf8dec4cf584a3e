// A hash of bytes that depends on a secret, so nobody can choose keys that collide. Redis: siphash.c.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mini_redis {

/// The secret: 128 bits, drawn from the operating system when it is first asked for.
struct HashSeed {
  std::uint64_t low, high;
};
HashSeed random_hash_seed();
inline const HashSeed& hash_seed() {
  static const HashSeed seed = random_hash_seed();
  return seed;
}

/// SipHash-1-2: one round for each eight bytes, and two at the end.
class SipHash {
 public:
  explicit SipHash(const HashSeed& seed)
      : v0_(seed.low ^ 0x736f6d6570736575),
        v1_(seed.high ^ 0x646f72616e646f6d),
        v2_(seed.low ^ 0x6c7967656e657261),
        v3_(seed.high ^ 0x7465646279746573) {}

  std::uint64_t operator()(std::string_view bytes) {
    const char* at = bytes.data();
    for (std::size_t left = bytes.size(); left >= 8; left -= 8, at += 8) take(load<std::uint64_t>(at));
    take(std::uint64_t{bytes.size()} << 56 | last_bytes(at, bytes.size() % 8));
    v2_ ^= 0xff;
    round();
    round();
    return v0_ ^ v1_ ^ v2_ ^ v3_;
  }

 private:
  void take(std::uint64_t word) {
    v3_ ^= word;
    round();
    v0_ ^= word;
  }

  void round() {
    v0_ += v1_, v2_ += v3_;
    v1_ = std::rotl(v1_, 13) ^ v0_, v3_ = std::rotl(v3_, 16) ^ v2_;
    v0_ = std::rotl(v0_, 32);
    v2_ += v1_, v0_ += v3_;
    v1_ = std::rotl(v1_, 17) ^ v2_, v3_ = std::rotl(v3_, 21) ^ v0_;
    v2_ = std::rotl(v2_, 32);
  }

  template <typename Word>
  static std::uint64_t load(const char* at) {
    Word word;
    std::memcpy(&word, at, sizeof(word));
    return word;
  }

  // The fewer than eight bytes that are left, the first one lowest. Two loads that overlap need no loop.
  static std::uint64_t last_bytes(const char* at, std::size_t count) {
    if (count >= 4) return load<std::uint32_t>(at) | load<std::uint32_t>(at + count - 4) << (8 * (count - 4));
    if (count == 0) return 0;
    const std::size_t middle = count / 2, last = count - 1;
    return load<std::uint8_t>(at) | load<std::uint8_t>(at + middle) << (8 * middle) |
           load<std::uint8_t>(at + last) << (8 * last);
  }

  std::uint64_t v0_, v1_, v2_, v3_;
};

/// For tables whose keys come from clients. Takes a view, without making a string of it.
struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view key) const { return SipHash(hash_seed())(key); }
};

}  // namespace mini_redis
