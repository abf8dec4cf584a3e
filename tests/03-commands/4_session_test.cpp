// The layers together: bytes to requests, requests to commands, replies to bytes.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("commands in one packet are answered in order", "[4 points]") {
  about("resp_handler.cpp", "RespHandler::on_bytes",
        "Go on as long as there is a whole request in the input.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("n");
  client.sends_bytes("SET " + key + " 7\r\nINCR " + key + "\r\nGET " + key + "\r\nNOPE\r\nPING\r\n");
  client.gets(simple_string("OK"), "Append each reply to the output, after the replies that are there.");
  client.gets(integer(8), "The second request of a packet must not get lost.");
  client.gets(bulk_string("8"));
  client.gets(error_beginning("ERR unknown command 'NOPE'"));
  client.gets(simple_string("PONG"), "An error is a reply like any other: execute the requests after it.");
}

TEST_CASE("a command in two packets is answered once it is whole", "[4 points]") {
  about("resp_handler.cpp", "RespHandler::on_bytes",
        "need_more: leave the rest in the input and keep the connection open.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends_bytes("*1\r\n$4\r\nPING\r\n*2\r\n$4\r\nECHO\r\n$5\r\nhe").gets(simple_string("PONG"));
  server.settles();
  client.gets_nothing("Half a request gets no reply.");
  client.sends_bytes("llo\r\n").gets(
      bulk_string("hello"),
      "If you see something else, RespHandler::on_bytes() threw away the start of a request.");
}

TEST_CASE("after a protocol error the connection closes", "[4 points]") {
  about("resp_handler.cpp", "RespHandler::on_bytes",
        "Reply with the parser's error(), then AfterReply::close.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  client.sends_bytes("PING\r\n*1\r\n:4\r\nPING\r\n").gets(simple_string("PONG"));
  client.gets(error("ERR Protocol error: expected '$', got ':'"),
              "Tell the client why you close its connection.");
  client.sees_the_end("The server can't know where the next request would start.");
  other.sends({"PING"}).gets(simple_string("PONG"));
}

TEST_CASE("a thousand commands in a row are answered", "[3 points]") {
  about("resp_handler.cpp", "RespHandler::on_bytes",
        "Nothing may be left over from one request to the next.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("n");
  std::string requests;
  for (int i = 0; i < 100; ++i) requests += "INCR " + key + "\r\n";
  for (int i = 1; i <= 1000; ++i) {
    if (i % 100 == 1) client.sends_bytes(requests);
    client.gets(integer(i));
  }
}
