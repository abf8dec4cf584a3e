// What the test programs write over memory that is freed. See freed_memory.cpp.
#pragma once

namespace mini_redis::testing {

/// Eight of them are not an address. As a number they are large, and as a time they never come.
inline constexpr char freed_byte = '\x7f';

}  // namespace mini_redis::testing
