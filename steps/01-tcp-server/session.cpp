#include "01-tcp-server/session.hpp"

#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

#include "common/not_implemented.hpp"

namespace mini_redis {

asio::awaitable<void> Session::run() {
  // TODO: loop: receive into input_.free_space(), hand input_.unread() to handler_, keep what it left,
  // flush().
  not_implemented();
  co_return;
}

asio::awaitable<void> Session::write_all(std::string_view bytes) {
  // TODO: send until nothing of `bytes` is left; each write says how many bytes it took.
  not_implemented();
  co_return;
}

}  // namespace mini_redis
