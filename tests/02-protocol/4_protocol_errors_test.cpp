// Bytes that are not a request: an error, and the connection ends, because nobody knows
// where the next request starts.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

namespace {

void is_refused(const RedisUnderTest& server, const std::string& bytes, const std::string& text) {
  TestClient client = server.connects();
  client.sends_bytes(bytes).gets(error("ERR Protocol error: " + text),
                                 "If parse_header() returns an error status, return it.");
  client.sees_the_end("After a protocol error the connection closes.");
}

}  // namespace

TEST_CASE("an argument that is not a bulk string is a protocol error", "[4 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "Every argument starts with '$'; parse_header() checks it.");
  RedisUnderTest server;
  is_refused(server, "*1\r\nx4\r\nPING\r\n", "expected '$', got 'x'");
  is_refused(server, "*2\r\n$4\r\nECHO\r\n:5\r\n", "expected '$', got ':'");
}

TEST_CASE("a length that is not a number is a protocol error", "[4 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "The headers hold numbers within limits; parse_header() checks them.");
  RedisUnderTest server;
  is_refused(server, "*abc\r\n", "invalid multibulk length");
  is_refused(server, "*1\r\n$four\r\nPING\r\n", "invalid bulk length");
  is_refused(server, "*1\r\n$-4\r\nPING\r\n", "invalid bulk length");
  is_refused(server, "*1\r\n$99999999999\r\n", "invalid bulk length");
}

TEST_CASE("requests before a protocol error are answered", "[3 points]") {
  about("request_parser.cpp", "RequestParser::parse",
        "An error concerns the bytes from here on, not the requests before them. So an error is a value, "
        "like need_more. An exception would end the session before the replies are sent.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  client.sends_bytes("*1\r\n$4\r\nPING\r\n*1\r\n!boom\r\n").gets(simple_string("PONG"));
  client.gets(error("ERR Protocol error: expected '$', got '!'"));
  client.sees_the_end();
  other.sends({"PING"}).gets(simple_string("PONG"),
                             "One client's protocol error doesn't affect another client.");
}
