// Bytes as a report shows them.
#pragma once

#include <string>
#include <string_view>

#include "common/printable.hpp"

namespace mini_redis::testing {

inline std::string in_quotes(std::string_view bytes) {
  return '"' + printable(bytes, 120) + '"';
}

}  // namespace mini_redis::testing
