#include "common/cannot_listen.hpp"

#include <asio/error.hpp>
#include <sstream>
#include <string>

#include "common/command_line.hpp"

namespace mini_redis {
namespace {

asio::ip::address address_to_listen_on(std::string_view flag, std::string_view text) {
  asio::error_code error;
  const auto address = asio::ip::make_address(std::string(text), error);
  if (!error) return address;
  throw BadOption(std::string(flag) + " needs an IP address such as 127.0.0.1, got '" + std::string(text) +
                  "'");
}

}  // namespace

std::runtime_error cannot_listen(const asio::ip::tcp::endpoint& endpoint, const asio::error_code& why) {
  std::ostringstream text;
  text << "cannot listen on " << endpoint << ": " << why.message();
  if (why == asio::error::address_in_use)
    text << "; another server has this port: stop it, or choose another port with --port";
  return std::runtime_error(text.str());
}

bool apply_endpoint_flag(asio::ip::tcp::endpoint& endpoint, std::string_view flag, std::string_view value) {
  if (flag == "--port") {
    endpoint.port(port_to_listen_on(flag, value));
  } else if (flag == "--bind") {
    endpoint.address(address_to_listen_on(flag, value));
  } else {
    return false;
  }
  return true;
}

}  // namespace mini_redis
