#include "common/cannot_listen.hpp"

#include <asio/error.hpp>
#include <sstream>

namespace mini_redis {

std::runtime_error cannot_listen(const asio::ip::tcp::endpoint& endpoint, const asio::error_code& why) {
  std::ostringstream text;
  text << "cannot listen on " << endpoint << ": " << why.message();
  if (why == asio::error::address_in_use)
    text << "; another server has this port: stop it, or choose another port with --port";
  return std::runtime_error(text.str());
}

}  // namespace mini_redis
