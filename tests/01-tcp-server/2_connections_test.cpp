// Many connections: no client waits for another, and one client's end does not affect the others.
#include <vector>

#include "01-tcp-server/handlers.hpp"
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/tcp_server_under_test.hpp"

using namespace mini_redis::testing;

namespace {

// Says hello, and expects to get it back.
void is_answered(TestClient& client) {
  const std::string line = random_word() + "\r\n";
  client.sends_bytes(line).gets_bytes(line);
}

}  // namespace

TEST_CASE("an idle client does not block another", "[6 points]") {
  about("tcp_server.cpp", "TcpServer::listener",
        "A session is started, not awaited: the listener goes straight back to the next co_await "
        "async_accept.");
  TcpServerUnderTest server;
  TestClient idle = server.connects();
  TestClient unfinished = server.connects();
  unfinished.sends_bytes("half a li");

  TestClient client = server.connects();
  is_answered(client);
  unfinished.sends_bytes("ne\r\n").gets_bytes("half a line\r\n");
  is_answered(idle);
}

TEST_CASE("100 clients are served at once", "[5 points]") {
  about("tcp_server.cpp", "TcpServer::listener",
        "One thread serves them all: each waits in a coroutine of its own.");
  TcpServerUnderTest server;
  std::vector<TestClient> clients;
  for (int i = 0; i < 100; ++i) clients.push_back(server.connects());

  for (TestClient& client : clients)
    client.sends_bytes("to client " + std::to_string(&client - clients.data()));
  server.settles();
  for (TestClient& client : clients) client.sends_bytes("\r\n");
  for (TestClient& client : clients)
    client.gets_bytes("to client " + std::to_string(&client - clients.data()) + "\r\n");
}

TEST_CASE("a client that does not read its answers holds up nobody else", "[5 points]") {
  about("session.cpp", "Session::write_all",
        "A write that doesn't fit waits in co_await, so that the others go on.");
  TcpServerUnderTest server;
  TestClient slow = server.connects();
  std::string lines;
  for (int i = 0; i < 64; ++i) lines += std::string(1021, 'x') + "\r\n";  // a read ends in the middle of one
  for (int round = 0; round < 256; ++round)
    if (slow.sends_without_reading(lines) < lines.size()) break;

  TestClient client = server.connects();
  for (int i = 0; i < 10; ++i) is_answered(client);
}

TEST_CASE("a client that closes is forgotten", "[4 points]") {
  about("session.cpp", "Session::run",
        "At the end of the input, a read fails with eof: then run() must end.");
  TcpServerUnderTest server;
  {
    TestClient polite = server.connects(), vanishing = server.connects();
    is_answered(polite);
    server.comes_to_sessions(2, "");
    vanishing.sends_bytes("half a li");
  }
  server.comes_to_sessions(
      0, "A session that goes on without its client keeps its memory and its socket forever.");
}

TEST_CASE("a client that resets its connection harms no other", "[4 points]") {
  about("session.cpp", "Session::run", "An error of one connection is an exception in one coroutine only.");
  TcpServerUnderTest server;
  TestClient other = server.connects();
  for (int i = 0; i < 10; ++i) {
    TestClient rude = server.connects();
    rude.sends_bytes(random_word() + "\r\n" + random_word());
    if (i % 2 == 0) server.settles();  // it has answered, and reads again
    rude.resets();
  }
  server.comes_to_sessions(1, "A reset must end the session, just as a close does.");
  is_answered(other);
}

TEST_CASE("a client that leaves in the middle of its answer is forgotten", "[3 points]") {
  about("session.cpp", "Session::write_all",
        "An error of the socket ends write_all() with an exception, and run() too.");
  TcpServerUnderTest server("large answer");
  TestClient client = server.connects();

  client.sends_bytes("?");
  server.settles();
  client.resets();
  server.comes_to_sessions(0, "A write that fails must end the session: it can't send anything more.");
}

TEST_CASE("a client that closes its sending side still gets its answer", "[5 points]") {
  about("session.cpp", "Session::run",
        "The end of the input isn't the end of the output: answer what async_read_some brought. co_await "
        "flush() comes back when the answer is sent.");
  TcpServerUnderTest server("large answer");
  TestClient client = server.connects();

  client.sends_bytes("?");
  client.half_closes();
  server.settles();
  client.gets_bytes(large_answer());
  client.sees_the_end("The client won't send anything more, so there's nothing left to do for it.");
}
