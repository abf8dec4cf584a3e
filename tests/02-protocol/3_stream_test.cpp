// The stream knows nothing about requests: it splits and joins them anywhere.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("a request cut in two at any place is understood", "[8 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "need_more leaves the input as it is: the next call gets the same bytes and more. It goes on at "
        "position_. If some bytes of an argument are still missing, position_ must be at the start of that "
        "argument's header. missing_ says that you've read the header of the array.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string word = random_word(3);
  const std::string request = "*2\r\n$4\r\nECHO\r\n$3\r\n" + word + "\r\n";
  for (std::size_t cut = 1; cut < request.size(); ++cut) {
    client.sends_bytes(request.substr(0, cut));
    server.settles();
    client.gets_nothing("The request isn't whole yet: the reply must wait for its last byte.");
    client.sends_bytes(request.substr(cut)).gets(bulk_string(word));
  }
}

TEST_CASE("a request that comes byte by byte is understood", "[5 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "Every prefix of a request is need_more, even one with a lone CR at its end.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string word = random_bytes(20);
  for (const char byte : "*2\r\n$4\r\nECHO\r\n$20\r\n" + word + "\r\n") {
    client.sends_bytes({&byte, 1});
    server.settles();
  }
  client.gets(bulk_string(word));
}

TEST_CASE("requests in one packet get their replies in order", "[6 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "Take one request off the input; the next one starts right after it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  std::string requests;
  for (int i = 0; i < 50; ++i) requests += "*2\r\n$4\r\nECHO\r\n$2\r\n" + std::to_string(10 + i) + "\r\n";
  client.sends_bytes(requests);
  for (int i = 0; i < 50; ++i)
    client.gets(bulk_string(std::to_string(10 + i)), "The second request of a packet must not get lost.");
}

TEST_CASE("the start of the next request is kept until the rest comes", "[6 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "After a whole request, the input may go on with half of another one.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends_bytes("*1\r\n$4\r\nPING\r\n*2\r\n$4\r\nECHO\r\n$6\r\nfoo").gets(simple_string("PONG"));
  server.settles();
  client.gets_nothing("Half a request isn't a request yet.");
  client.sends_bytes("bar\r\n*1\r\n$4\r\nPI").gets(bulk_string("foobar"));
  client.sends_bytes("NG\r\n").gets(simple_string("PONG"));
}

TEST_CASE("a plain line is a request too", "[3 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "Only '*' begins an array; everything else is for parse_inline().");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends_bytes("PING\r\n").gets(simple_string("PONG"));
  client.sends_bytes("ECHO \"two words\"\r\n").gets(bulk_string("two words"));
  client.sends({"ECHO", "an array again"}).gets(bulk_string("an array again"));
}

TEST_CASE("an empty array is not a command and gets no reply", "[3 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "A count of zero or less is complete at once, with no arguments.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends_bytes("*0\r\n*-1\r\n*-7\r\n*2\r\n$4\r\nECHO\r\n$5\r\nafter\r\n").gets(bulk_string("after"));
}
