#include "11-speed/given/requests_of_client.hpp"

#include "11-speed/given/parts.hpp"

namespace mini_redis {

bool RequestsOfClient::run_next(std::string_view& input, std::string& output) {
  if (over_) return false;
  const Parsed parsed = parts_.next_request(input, arguments_);
  if (parsed == Parsed::whole) parts_.execute(store_, arguments_, output);
  if (parsed == Parsed::broken) {
    over_ = true;
    output += "-ERR Protocol error: expected an array of bulk strings\r\n";
  }
  return parsed == Parsed::whole;
}

}  // namespace mini_redis
