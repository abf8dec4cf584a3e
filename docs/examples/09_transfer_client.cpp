// WATCH with hiredis: two tellers share one account. Run it with the port of a server.
#include <hiredis/hiredis.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

struct Free {
  void operator()(redisContext* connection) const { redisFree(connection); }
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using Reply = std::unique_ptr<redisReply, Free>;

class Teller {
 public:
  Teller(std::string name, int port) : name_(std::move(name)), connection_(redisConnect("127.0.0.1", port)) {
    if (!connection_ || connection_->err) throw std::runtime_error("cannot connect");
  }

  // Sends a command and returns its reply. A printf format, in which each %s
  // and %lld is exactly one argument.
  template <typename... Arguments>
  Reply ask(const char* format, Arguments... arguments) {
    Reply reply(static_cast<redisReply*>(redisCommand(connection_.get(), format, arguments...)));
    if (!reply) throw std::runtime_error(connection_->errstr);
    if (reply->type == REDIS_REPLY_ERROR) throw std::runtime_error(reply->str);
    return reply;
  }

  void reads() {
    ask("WATCH from to");
    from_ = number("from"), to_ = number("to");
    std::cout << name_ << " reads " << from_ << " and " << to_ << "\n";
  }

  // False: somebody has changed the accounts since reads(), and nothing has happened.
  bool moves(long long amount) {
    ask("MULTI");
    ask("SET from %lld", from_ - amount);
    ask("SET to %lld", to_ + amount);
    const Reply reply = ask("EXEC");
    const bool done = reply->type == REDIS_REPLY_ARRAY;  // otherwise REDIS_REPLY_NIL
    std::cout << name_ << " moves " << amount << ": "
              << (done ? std::to_string(reply->elements) + " replies" : "nil, and reads again") << "\n";
    return done;
  }

 private:
  long long number(const char* key) { return std::atoll(ask("GET %s", key)->str); }

  std::string name_;
  std::unique_ptr<redisContext, Free> connection_;
  long long from_ = 0, to_ = 0;
};

void transfer_under_contention(int port) {
  Teller ada("Ada", port), bob("Bob", port);
  ada.ask("SET from 100");
  ada.ask("SET to 0");

  ada.reads();
  bob.reads();
  while (!bob.moves(30)) bob.reads();  // Bob is faster
  while (!ada.moves(50)) ada.reads();
  ada.reads();
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("usage: 09_transfer_client PORT");
  transfer_under_contention(std::atoi(argv[1]));
  return 0;
} catch (const std::exception& e) {
  std::cerr << e.what() << "\n";
  return 1;
}
