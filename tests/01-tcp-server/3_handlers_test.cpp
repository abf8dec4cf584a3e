// The session with other handlers than echo: the handler decides what the bytes
// mean and when the connection ends.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/tcp_server_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("messages of an exact length are found in the stream", "[5 points]") {
  about("session.cpp", "Session::run",
        "Keep the bytes that the handler leaves. It gets them again, with more bytes after them.");
  TcpServerUnderTest server("five bytes");
  TestClient client = server.connects();

  const std::string five = random_word(5);
  client.sends_bytes(five + "\r\n").gets_bytes("[" + five + "]");
  server.settles();
  client.gets_nothing("Only two bytes have arrived since.");
  client.sends_bytes("xyz").gets_bytes("[\r\nxyz]", "Now there are five bytes; exactly five are enough.");
  client.sends_bytes("1234512345").gets_bytes("[12345][12345]");
}

TEST_CASE("a handler can end the connection after its answer", "[5 points]") {
  about("session.cpp", "Session::run", "AfterReply::close ends run(), but only after the answer is sent.");
  TcpServerUnderTest server("moody");
  TestClient client = server.connects();

  client.sends_bytes("hello\r\n").gets_bytes("hello\r\n");
  client.sends_bytes("bye\r\n").gets_bytes("bye\r\n", "Send the answer before the connection closes.");
  client.sees_the_end();
}

TEST_CASE("an error in a handler ends its connection and no other", "[5 points]") {
  about("session.cpp", "Session::run",
        "Let the exception end run(): the code that started the session cleans up.");
  TcpServerUnderTest server("moody");
  TestClient unlucky = server.connects(), other = server.connects();

  unlucky.sends_bytes("boom\r\n").sees_the_end("If you swallow the exception, the client waits forever.");
  if (!server.has_logged("boom"))
    unlucky.objects("expected the error, \"boom\", in the server's log; there's no such line",
                    "The exception didn't leave run(), so nobody learns why this client was cut off.");
  other.sends_bytes("still here\r\n").gets_bytes("still here\r\n");
  server.comes_to_sessions(1, "The session with the error must end.");
}

TEST_CASE("bytes can be pushed to a client that has asked nothing", "[3 points]") {
  about("session.cpp", "Session::write_all",
        "Other clients may have something to say to this one while its run() waits to receive.");
  TcpServerUnderTest server("chat", 1'000'000);
  TestClient talker = server.connects(), listener = server.connects(), deaf = server.connects();
  server.comes_to_sessions(3, "");

  const std::string line = random_word() + "\r\n";
  talker.sends_bytes(line).gets_bytes("ok\r\n");
  listener.gets_bytes(line);
  listener.sends_bytes("hello\r\n")
      .gets_bytes("ok\r\n", "Pushed bytes and answers leave through the same flush().");
  talker.gets_bytes("hello\r\n");

  // One of them does not read: what piles up for it ends its own connection and no other.
  std::string lines, answers;
  for (int i = 0; i < 100; ++i) lines += random_word(990) + "\r\n", answers += "ok\r\n";
  for (int i = 0; i < 300 && server.sessions() == 3; ++i) {
    talker.sends_bytes(lines).gets_bytes(answers);
    listener.gets_bytes(lines);
  }
  server.comes_to_sessions(2, "A client that doesn't read what is pushed to it is cut off at the limit.");
  talker.sends_bytes(line).gets_bytes("ok\r\n");
  listener.gets_bytes(line);
}
