// A list.
#pragma once

#include <deque>
#include <string>

namespace mini_redis {

using List = std::deque<std::string>;

}  // namespace mini_redis
