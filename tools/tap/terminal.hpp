// What standard output can show.
#pragma once

#include "tap/printer.hpp"

namespace mini_redis::tap {

/// Colours, if standard output is a terminal and NO_COLOR is not set. UTF-8, if the locale says so.
Style style_of_standard_output();

}  // namespace mini_redis::tap
