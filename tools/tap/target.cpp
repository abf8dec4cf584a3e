#include "tap/target.hpp"

#include <asio/error.hpp>
#include <stdexcept>

namespace mini_redis::tap {

Target find_target(asio::io_context& io, const std::string& host, std::uint16_t port) {
  const std::string number = std::to_string(port);
  const bool is_ipv6 = host.find(':') != std::string::npos;
  asio::error_code error;
  auto endpoints = asio::ip::tcp::resolver(io).resolve(host, number, error);
  if (error)
    throw std::runtime_error("no such address as '" + host + "' (" + error.message() +
                             "): --to needs one that this machine knows, such as 127.0.0.1:" + number);
  return {(is_ipv6 ? "[" + host + "]" : host) + ":" + number, std::move(endpoints)};
}

std::string unreachable(const Target& target, const asio::error_code& why) {
  if (why == asio::error::connection_refused)
    return "no server listens on " + target.name + ": start a server, for example ./workshop serve";
  return "cannot reach " + target.name + ": " + why.message();
}

}  // namespace mini_redis::tap
