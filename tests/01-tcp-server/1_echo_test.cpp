// One connection: everything you send comes back, however the network splits it.
#include "01-tcp-server/handlers.hpp"
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/tcp_server_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("a line comes back as it was sent", "[4 points]") {
  about("session.cpp", "Session::run", "A session receives, lets the handler answer, and sends the answer.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  const std::string line = random_word() + "\r\n";
  client.sends_bytes(line).gets_bytes(line);
  server.settles();
  client.gets_nothing(
      "EchoHandler adds a CRLF to the line that take_line() returns: the CRLF isn't part of the line.");
}

TEST_CASE("a conversation goes on line after line", "[4 points]") {
  about("session.cpp", "Session::run",
        "After an answer, the session receives again: it's a loop of co_awaits. input_.keep() drops the "
        "bytes that were answered.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  for (int i = 0; i < 20; ++i) {
    const std::string line = random_word() + "\r\n";
    client.sends_bytes(line).gets_bytes(line);
  }
}

TEST_CASE("two lines in one packet both come back", "[5 points]") {
  about("framing.cpp", "take_line", "One read may bring many messages: find each of them.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  const std::string lines = random_word() + "\r\n" + random_word() + "\r\n\r\n" + random_word() + "\r\n";
  client.sends_bytes(lines).gets_bytes(lines);
}

TEST_CASE("a line stays as it is when the next one is taken", "[3 points]") {
  about("framing.cpp", "take_line",
        "The line is a view into the bytes of `input`. Copy nothing, and let no two calls share anything.");
  TcpServerUnderTest server("two lines");
  TestClient client = server.connects();

  const std::string first = random_word(), second = random_word(30);
  client.sends_bytes(first + "\r\n" + second + "\r\n")
      .gets_bytes(second + " " + first + "\r\n",
                  "The handler takes both lines, and then uses both: the first must not have changed.");
}

TEST_CASE("a line in many packets comes back once it is whole", "[5 points]") {
  about("framing.cpp", "take_line",
        "Keep the bytes of a line until the line is whole: until both CR and LF are there.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  const std::string line = random_word() + "\r\n";
  for (const char byte : line.substr(0, line.size() - 1)) {
    client.sends_bytes({&byte, 1});
    server.settles();
    client.gets_nothing("The line ends with CRLF, and the LF hasn't arrived.");
  }
  client.sends_bytes("\n").gets_bytes(
      line, "take_line() leaves a line that isn't whole in the input, and Session::run() keeps it there.");
}

TEST_CASE("bytes are not characters and any of them may be in a line", "[4 points]") {
  about("framing.cpp", "take_line", "Only CRLF ends a line: not a lone CR or LF, not a NUL.");
  TcpServerUnderTest server;
  TestClient client = server.connects();

  const std::string line =
      random_word() + "\xe3\x81\x93\xe3\x82\x93" + std::string("\0\r\xff\n", 4) + random_word() + "\r\n";
  client.sends_bytes(line).gets_bytes(line);
}

TEST_CASE("a large answer arrives whole", "[6 points]") {
  about("session.cpp", "Session::write_all",
        "A write takes what the kernel has room for, and says how much that was. Send the rest with the next "
        "write.");
  TcpServerUnderTest server("large answer");
  TestClient client = server.connects();

  client.sends_bytes("?");
  server.settles();
  client.gets_bytes(large_answer());
}

TEST_CASE("a line may be as long as the limit and no longer", "[3 points]") {
  about("framing.cpp", "take_line", "max_length counts the bytes of the line, without its CRLF.");
  TcpServerUnderTest server("short lines");
  TestClient longest = server.connects(), too_long = server.connects(), unfinished = server.connects();

  const std::string line = random_word(longest_short_line);
  longest.sends_bytes(line + "\r");
  server.settles();
  longest.sends_bytes("\n").gets_bytes(line + "\r\n",
                                       "This line has max_length bytes, and then its CRLF: that's allowed.");
  longest.sends_bytes(line + "\r\n" + line + "\r\n")
      .gets_bytes(line + "\r\n" + line + "\r\n",
                  "The limit is for one line: a packet with two lines may have more bytes.");
  too_long.sends_bytes(line + "x\r\n")
      .sees_the_end("This line is whole, but it has more than max_length bytes: it's too long.");
  unfinished.sends_bytes(line + "xx")
      .sees_the_end(
          "There are max_length + 2 bytes without a CRLF: whatever comes next, the line is too long.");
}

TEST_CASE("a line that is too long ends the connection and no other", "[4 points]") {
  about("framing.cpp", "take_line", "A peer that never ends its line would fill the memory.");
  TcpServerUnderTest server;
  TestClient endless = server.connects(), other = server.connects();

  endless.sends_bytes(std::string(200 * 1024, 'x'));
  endless.sees_the_end("take_line() must throw LineTooLong. The exception then ends the session.");
  other.sends_bytes("hello\r\n").gets_bytes("hello\r\n");
}
