// What the parser makes of the bytes that have arrived so far.
#pragma once

#include <string_view>

#include "rows.hpp"

namespace mini_redis {

/// First how many bytes the complete requests took, and the error, if there is one; then the words of
/// each request.
std::vector<Row> parsed(std::string_view input);

}  // namespace mini_redis
