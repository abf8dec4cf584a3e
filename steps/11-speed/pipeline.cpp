#include "11-speed/pipeline.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

asio::awaitable<void> serve(asio::ip::tcp::socket& socket, RequestsOfClient& requests) {
  // TODO: in a loop: receive, run all requests that are whole, keep the rest, send all replies at once.
  not_implemented();
  co_return;
}

}  // namespace mini_redis
