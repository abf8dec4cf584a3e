#include "01-tcp-server/session.hpp"

#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

#include "common/not_implemented.hpp"

namespace mini_redis {

asio::awaitable<void> Session::run() {
  // TODO: in a loop: receive into input_.free_space(), pass input_.unread() to handler_, keep() what it
  // leaves there, flush().
  not_implemented();
  co_return;
}

asio::awaitable<void> Session::write_all(std::string_view bytes) {
  // TODO: write until all of `bytes` are sent; each write returns how many bytes it took.
  not_implemented();
  co_return;
}

}  // namespace mini_redis
