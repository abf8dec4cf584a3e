// One connection: what is sent comes back, however the network cuts it.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/server_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("a line comes back as it was sent", "[5 points]") {
  about("session.cpp", "Session::run", "A session receives, lets the handler answer, and sends the answer.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  const std::string line = random_word() + "\r\n";
  client.sends_bytes(line).gets_bytes(line);
}

TEST_CASE("a conversation goes on line after line", "[5 points]") {
  about("session.cpp", "Session::run", "After an answer the session receives again: it is a loop.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  for (int i = 0; i < 20; ++i) {
    const std::string line = random_word() + "\r\n";
    client.sends_bytes(line).gets_bytes(line);
  }
}

TEST_CASE("two lines in one packet both come back", "[6 points]") {
  about("framing.cpp", "take_line", "One read may bring many messages; each has to be found.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  const std::string lines = random_word() + "\r\n" + random_word() + "\r\n\r\n" + random_word() + "\r\n";
  client.sends_bytes(lines).gets_bytes(lines);
}

TEST_CASE("a line in many packets comes back once it is whole", "[6 points]") {
  about("framing.cpp", "take_line", "One message may take many reads; what has arrived so far must be kept.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  const std::string line = random_word() + "\r\n";
  for (const char byte : line.substr(0, line.size() - 1)) {
    client.sends_bytes({&byte, 1});
    server.settles();
    client.gets_nothing("The line ends with CRLF, and the LF has not arrived.");
  }
  client.sends_bytes("\n").gets_bytes(line);
}

TEST_CASE("bytes are not characters and any of them may be in a line", "[4 points]") {
  about("framing.cpp", "take_line", "Only CRLF ends a line: not a lone CR or LF, not a NUL.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  const std::string line =
      random_word() + "\xe3\x81\x93\xe3\x82\x93" + std::string("\0\r\xff\n", 4) + random_word() + "\r\n";
  client.sends_bytes(line).gets_bytes(line);
}

TEST_CASE("a large answer arrives whole", "[7 points]") {
  about("session.cpp", "Session::write_all",
        "A write takes what the kernel has room for, and says how much that was.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  std::string lines;
  while (lines.size() < 8 * 1024 * 1024) lines += random_word(1000) + "\r\n";
  client.sends_bytes(lines).gets_bytes(lines, "What does not fit into one write has to go into the next.");
}

TEST_CASE("a line that is too long ends the connection and no other", "[5 points]") {
  about("framing.cpp", "take_line", "A peer that never ends its line would fill the memory.");
  TcpServerUnderTest server;
  TestClient endless = server.connects(), other = server.connects();

  endless.sends_bytes(std::string(200 * 1024, 'x'));
  endless.sees_the_end("take_line() throws LineTooLong, and the exception ends the session.");
  other.sends_bytes("hello\r\n").gets_bytes("hello\r\n");
}
