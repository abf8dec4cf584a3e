// Values that differ from run to run, so that nobody can hard-code an answer. A failure prints the seed;
// MINI_REDIS_SEED=... brings back the same values.
#pragma once

#include <cstdint>
#include <string>

namespace mini_redis::testing {

std::uint64_t seed();

/// From `least` to `most`, both included.
std::int64_t random_number(std::int64_t least, std::int64_t most);
/// Letters; rarely the same twice. (With digits, code that takes "3abc" for 3 would fail now and then.)
std::string random_word(std::size_t length = 10);
/// Text of that length, without CR and LF, made quickly: megabytes of
/// random_word() would use up the test's time.
std::string large_text(std::size_t length);
/// A random word that begins with what it is for: "counter-qfkz...".
std::string random_key(const std::string& kind = "key");
/// Any bytes; 16 or more include NUL, CR, LF, '$', and some that are not ASCII.
std::string random_bytes(std::size_t length);

}  // namespace mini_redis::testing
