// Counts with hiredis until the server is gone, and prints each answer. Run it with the port of a server.
#include <hiredis/hiredis.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>

namespace {

struct Free {
  void operator()(redisContext* connection) const { redisFree(connection); }
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using Connection = std::unique_ptr<redisContext, Free>;
using Reply = std::unique_ptr<redisReply, Free>;

// An answer is a promise: a number that was printed must not be lost. When the
// connection ends, there is no answer.
void count_until_it_ends(redisContext& connection) {
  for (;;) {
    const Reply reply(static_cast<redisReply*>(redisCommand(&connection, "INCR visits")));
    if (!reply) return;
    if (reply->type == REDIS_REPLY_ERROR) throw std::runtime_error(reply->str);
    std::cout << reply->integer << std::endl;
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("usage: 07_count_client PORT");
  const Connection connection(redisConnect("127.0.0.1", std::atoi(argv[1])));
  if (!connection || connection->err) throw std::runtime_error("cannot connect");
  count_until_it_ends(*connection);
  return 0;
} catch (const std::exception& e) {
  std::cerr << e.what() << "\n";
  return 1;
}
