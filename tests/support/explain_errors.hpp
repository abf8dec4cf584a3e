// The why of an error that no command intended.
#pragma once

#include <string>

namespace mini_redis::testing {

/// Why `received` is an error in the place of `expected`; empty if it is none of those that a layer below the
/// commands sends.
std::string explain_stray_error(const std::string& expected, const std::string& received);

}  // namespace mini_redis::testing
