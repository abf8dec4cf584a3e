#include "11-speed/requests.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

Parsed next_request(std::string_view& input, Arguments& arguments) {
  // TODO: read the header of the array and then of each bulk string; all arguments are views.
  not_implemented();
}

}  // namespace mini_redis
