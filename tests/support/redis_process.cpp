#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read.hpp>
#include <asio/write.hpp>
#include <thread>

#include "support/catch.hpp"
#include "support/persistent_redis.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration): not all systems declare it

namespace mini_redis::testing {
namespace {

// A port that was free a moment ago: bound and then released.
std::uint16_t free_port() {
  asio::io_context io;
  return asio::ip::tcp::acceptor(io, {asio::ip::address_v4::loopback(), 0}).local_endpoint().port();
}

pid_t spawn(const char* program, std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
  pid_t pid = 0;
  if (posix_spawnp(&pid, program, &quiet, nullptr, arguments.data(), environ) != 0)
    FAIL("cannot run " << program);
  posix_spawn_file_actions_destroy(&quiet);
  return pid;
}

bool answers(const Address& address) {
  asio::io_context io;
  asio::ip::tcp::socket socket(io);
  asio::error_code error;
  socket.connect({asio::ip::make_address(address.host), address.port}, error);
  if (error) return false;
  std::string reply(7, 0);
  asio::write(socket, asio::buffer("PING\r\n", 6), error);
  asio::read(socket, asio::buffer(reply), error);
  return reply == "+PONG\r\n";  // and not -LOADING
}

}  // namespace

RedisProcess::RedisProcess(const char* program, const PersistenceSettings& settings) {
  address_.port = free_port();
  pid_ = spawn(program, {program, "--bind", address_.host, "--port", std::to_string(address_.port), "--dir",
                         settings.dir.string(), "--dbfilename", settings.dbfilename, "--save",
                         to_text(settings.save_points), "--appendonly", settings.appendonly ? "yes" : "no",
                         "--appendfsync", std::string(name_of(settings.appendfsync))});
  if (!comes_up()) pid_ = 0;
}

bool RedisProcess::comes_up() {
  while (waitpid(pid_, nullptr, WNOHANG) == 0) {
    if (answers(address_)) return true;
    std::this_thread::sleep_for(Milliseconds(10));
  }
  return false;
}

void RedisProcess::ends(int signal) {
  if (pid_ == 0) return;
  kill(pid_, signal);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

}  // namespace mini_redis::testing
