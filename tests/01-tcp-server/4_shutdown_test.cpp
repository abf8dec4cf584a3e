// The graceful shutdown: no new connections, and the old ones finish what they have begun.
#include "01-tcp-server/handlers.hpp"
#include "support/catch.hpp"
#include "support/tcp_server_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("shutdown ends the idle connections and then the event loop", "[6 points]") {
  about("tcp_server.cpp", "TcpServer::shutdown", "Close the acceptor, and tell every session to finish.");
  TcpServerUnderTest server;
  TestClient client = server.connects();
  client.sends_bytes("hello\r\n").gets_bytes("hello\r\n");

  server.shuts_down();
  client.sees_the_end("A session that waits for input must learn that there won't be any.");
  server.comes_to_its_end(
      "TcpServer::shutdown() closes the acceptor, and TcpServer::listener() ends when it is closed.");
  server.refuses_connections("Close the acceptor: if you only cancel it, it still listens.");
}

TEST_CASE("shutdown lets an answer under way be finished", "[6 points]") {
  about("tcp_server.cpp", "TcpServer::shutdown",
        "Let a session finish: it doesn't receive any more, but it sends what it owes.");
  TcpServerUnderTest server("large answer");
  TestClient client = server.connects();

  client.sends_bytes("?");
  server.settles();
  server.shuts_down();
  client.gets_bytes(large_answer(), "The connection was closed before all of the answer was sent.");
  client.sees_the_end();
  server.comes_to_its_end();
}
