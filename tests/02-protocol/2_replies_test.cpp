// Replies: the five types, and the two nulls.
#include <limits>

#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("a simple string is a plus sign and the text", "[3 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "The code for the reply ('+', the text, CRLF) is given: you get the reply once the request is "
        "understood.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"PING"}).gets_bytes("+PONG\r\n");
  client.sends({"SET", random_key(), random_word()}).gets_bytes("+OK\r\n");
}

TEST_CASE("an error is a minus sign and the text", "[3 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "The code for the reply is given. It's a reply like any other: the connection stays open.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"GET"}).gets(error("ERR wrong number of arguments for 'get' command"));
  client.sends({"PING"}).gets(simple_string("PONG"));
}

TEST_CASE("an error stays one line whatever it quotes", "[3 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "A name may have any byte in it. The error that quotes it is still one line.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"NO\r\n+OK\r\n", "x"}).gets(error_beginning("ERR unknown command 'NO  +OK  '"));
  client.sends({"PING"}).gets(simple_string("PONG"));
}

TEST_CASE("an integer is a colon and the digits", "[4 points]") {
  about("reply_writer.cpp", "ReplyWriter::integer", "':', the number with its sign if it is negative, CRLF.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (const std::int64_t number :
       {random_number(1000, 1'000'000), random_number(-1'000'000, -1000), std::int64_t{-1}}) {
    const std::string key = random_key();
    client.sends({"SET", key, std::to_string(number)}).gets(simple_string("OK"));
    client.sends({"INCR", key}).gets(integer(number + 1));
  }
  constexpr char whole[] =
      "An integer has 64 bits: the smallest has 19 digits and a sign, and must not be negated.";
  client.sends({"SET", "edge", "9223372036854775806"}).gets(simple_string("OK"));
  client.sends({"INCR", "edge"}).gets(integer(std::numeric_limits<std::int64_t>::max()), whole);
  client.sends({"SET", "edge", "-9223372036854775807"}).gets(simple_string("OK"));
  client.sends({"DECR", "edge"}).gets(integer(std::numeric_limits<std::int64_t>::min()), whole);
}

TEST_CASE("a bulk string is its length in bytes and its bytes", "[5 points]") {
  about("reply_writer.cpp", "ReplyWriter::bulk_string",
        "'$', the count of bytes, CRLF, the bytes as they are, CRLF.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (const std::string& value :
       {random_word(), std::string(), random_bytes(200), std::string("\xc3\xa4\xc3\xb6")}) {
    const std::string key = random_key();
    client.sends({"SET", key, value}).gets(simple_string("OK"));
    client.sends({"GET", key}).gets(bulk_string(value));
  }
}

TEST_CASE("the null bulk string says that there is no value", "[5 points]") {
  about("reply_writer.cpp", "ReplyWriter::null_bulk_string", "\"$-1\" CRLF, and nothing after it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"GET", random_key("missing")}).gets(null_bulk_string());
  client.sends({"PING"}).gets(simple_string("PONG"), "The null bulk string has no second line.");
}

TEST_CASE("an array is its count and then its elements", "[3 points]") {
  about("reply_writer.cpp", "ReplyWriter::array",
        "'*', the count of elements, CRLF; the elements are replies of their own.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), value = random_word();
  client.sends({"SET", key, value}).gets(simple_string("OK"));
  client.sends({"MGET", key, random_key("missing"), key})
      .gets(array({bulk_string(value), null_bulk_string(), bulk_string(value)}));
  client.sends({"LRANGE", random_key("missing"), "0", "-1"})
      .gets(array({}), "An array may be empty: \"*0\".");
}

TEST_CASE("the null array says that there is no list", "[3 points]") {
  about("reply_writer.cpp", "ReplyWriter::null_array", "\"*-1\" CRLF, which isn't the empty array \"*0\".");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"LPOP", random_key("missing"), "2"}).gets(null_array());
}
