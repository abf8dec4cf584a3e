// Values that differ from run to run, so that an answer cannot be typed in. A failure prints the seed;
// MINI_REDIS_SEED=... brings the same values back.
#pragma once

#include <cstdint>
#include <string>

namespace mini_redis::testing {

std::uint64_t seed();

/// From `least` to `most`, both included.
std::int64_t random_number(std::int64_t least, std::int64_t most);
/// Letters and digits; seldom the same twice.
std::string random_word(std::size_t length = 10);
/// Text of that length, without CR and LF, quickly made: megabytes of random_word() would take the test's
/// time.
std::string large_text(std::size_t length);
/// A word with the name of what it is for in front: "counter-8fk2...".
std::string random_key(const std::string& kind = "key");
/// Any bytes, NUL, CR, LF and '$' among them.
std::string random_bytes(std::size_t length);

}  // namespace mini_redis::testing
