"""Coroutines, sockets and buffers."""

from . import Broken

SESSION, SERVER, EXPIRY = "01-tcp-server/session.cpp", "01-tcp-server/tcp_server.cpp", "04-expiry/active_expiry.cpp"
READ = "input_.received(co_await socket_.async_read_some(input_.free_space(), asio::use_awaitable));"
CALL = "socket_.async_read_some(input_.free_space(), asio::use_awaitable)"
WRITE = "co_await asio::async_write(socket_, asio::buffer(bytes.substr(sent)), asio::use_awaitable)"
LISTENER = """  asio::steady_timer pause(acceptor_.get_executor());
  while (acceptor_.is_open()) {
    asio::error_code error;
    asio::ip::tcp::socket socket =
        co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      sessions_.start(std::move(socket));
    } else if (acceptor_.is_open()) {
      // Out of file descriptors, most likely: those we have must end before another can begin.
      log(LogLevel::warning, "cannot accept a connection: ", error.message());
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(asio::use_awaitable);
    }
  }
"""

CASES = [
    # An awaitable that nobody awaits.
    Broken(SESSION, "co_await flush();", "flush();", "co_await"),
    Broken(EXPIRY, "co_await asio::post", "asio::post", "co_await"),
    Broken(SESSION, READ, f"input_.received({CALL});", "an awaitable"),
    Broken(SESSION, READ, f"std::size_t count = {CALL};\n    input_.received(count);", "an awaitable"),
    Broken(SESSION, READ, f"auto count = {CALL};\n    input_.received(count);", "count is not the result, but an awaitable"),
    Broken(SESSION, READ, f"const auto count = {CALL};\n    if (count == 0) co_return;\n    input_.received(0);",
           "count is not the result, but an awaitable"),
    Broken(SESSION, READ, f"if ({CALL}) input_.received(1);", "an awaitable"),
    Broken(SESSION, "co_await flush();", "if (flush()) co_return;", "an awaitable"),
    Broken(SERVER, "asio::ip::tcp::socket socket =\n        co_await", "asio::ip::tcp::socket socket =\n       ",
           "result, which is of type asio::ip::tcp::socket", at="socket =|acceptor_.async_accept"),
    Broken(SERVER, "asio::ip::tcp::socket socket =\n        co_await", "auto socket =\n       ",
           "socket is not the result, but an awaitable"),

    # Coroutines, and what is none.
    Broken(SERVER, "  acceptor_.close();\n", "  co_await acceptor_.async_wait(acceptor_.wait_read, asio::use_awaitable);\n",
           "Only a coroutine can co_await", at="void TcpServer::shutdown|co_await acceptor_.async_wait"),
    Broken(SERVER, "acceptor_.close();", "asio::post(acceptor_.get_executor(), [this] { co_await listener(); });",
           "-> asio::awaitable<void>"),
    Broken(SESSION, "if (next == AfterReply::close) co_return;", "if (next == AfterReply::close) return;", "co_return"),
    Broken(SERVER, LISTENER, "  while (acceptor_.is_open()) sessions_.start(acceptor_.accept());\n",
           "an ordinary function", at="}", whole=True),

    # Sockets and buffers.
    Broken(SERVER, "std::move(socket)", "socket", "std::move(socket)"),
    Broken(SERVER, "async_accept(asio::redirect_error(asio::use_awaitable, error))", "async_accept()", "asio::use_awaitable"),
    Broken(SESSION, WRITE, "co_await asio::async_write(socket_, bytes, asio::use_awaitable)", "asio::buffer("),
    Broken(SESSION, WRITE, "co_await socket_.async_write_some(bytes, asio::use_awaitable)", "asio::buffer("),
    Broken(SESSION, "write_some(asio::buffer(bytes), error)", "write_some(bytes, error)", "asio::buffer("),
    Broken(SESSION, READ, "std::string in(4096, ' ');\n    input_.received(co_await socket_.async_read_some(in, asio::use_awaitable));",
           "asio::buffer(", at="async_read_some(in"),
    Broken(SESSION, WRITE, "co_await socket_.async_write(asio::buffer(bytes), asio::use_awaitable)", "asio::async_write(socket_"),
]
