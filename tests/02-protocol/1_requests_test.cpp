// Requests as a client library writes them: arrays of bulk strings.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("a request of one word is answered", "[5 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "*1 and one bulk string: the smallest request there is.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"PING"}).gets(simple_string("PONG"));
  client.sends({"PING"}).gets(simple_string("PONG"),
                              "After a request, the parser must be ready for the next one.");
}

TEST_CASE("an argument arrives as it was sent", "[5 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "An argument is the bytes that its length announces, no more and no less.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (const std::size_t length : {1u, 9u, 10u, 99u, 100u, 1000u}) {
    const std::string word = random_word(length);
    client.sends({"ECHO", word}).gets(bulk_string(word));
  }
}

TEST_CASE("an argument may be empty", "[3 points]") {
  about("request_parser.cpp", "RequestParser::parse", "\"$0\" is followed by no bytes and a CRLF.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"ECHO", ""}).gets(bulk_string(""));
  client.sends({"ECHO", "next"}).gets(bulk_string("next"), "Skip the CRLF after an empty argument, too.");
}

TEST_CASE("an argument may hold any byte", "[5 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "The length says where an argument ends; CR, LF and NUL in it mean nothing.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string bytes = random_bytes(300);
  client.sends({"ECHO", bytes}).gets(bulk_string(bytes));
  client.sends({"ECHO", "a\r\n$3\r\nb"}).gets(bulk_string("a\r\n$3\r\nb"));
}

TEST_CASE("lengths count bytes and not characters", "[4 points]") {
  about("request_parser.cpp", "RequestParser::parse", "Five characters of Japanese are fifteen bytes.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string greeting = "\xe3\x81\x93\xe3\x82\x93\xe3\x81\xab\xe3\x81\xa1\xe3\x81\xaf";
  client.sends_bytes("*2\r\n$4\r\nECHO\r\n$15\r\n" + greeting + "\r\n")
      .gets_bytes("$15\r\n" + greeting + "\r\n");
}

TEST_CASE("an argument may be large", "[4 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "A large argument takes many reads: return need_more until all of it is there. Each read may move "
        "the input: an offset into it stays valid, a view doesn't.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string megabytes = random_bytes(3'000'000);
  client.sends({"ECHO", megabytes}).gets(bulk_string(megabytes));
}

TEST_CASE("a request may have many arguments", "[3 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "The count of the array says how many bulk strings follow.");
  RedisUnderTest server;
  TestClient client = server.connects();

  std::vector<std::string> request{"MGET"};
  while (request.size() <= 5000) request.push_back(random_word());
  client.sends(request).gets(array(std::vector<ExpectedReply>(5000, null_bulk_string())));
}
