#include "support/redis_under_test.hpp"

#include <thread>

namespace mini_redis::testing {
namespace {

bool answers_echo(const Address& server) {
  const timeval patience{0, 300'000};
  const std::unique_ptr<redisContext, void (*)(redisContext*)> context(
      redisConnectWithTimeout(server.host.c_str(), server.port, patience), redisFree);
  if (!context || context->err || redisSetTimeout(context.get(), patience) != REDIS_OK) return false;
  const std::unique_ptr<void, void (*)(void*)> reply(redisCommand(context.get(), "ECHO %s", "hello"),
                                                     freeReplyObject);
  return reply && static_cast<redisReply*>(reply.get())->type == REDIS_REPLY_STRING;
}

std::string if_any(std::optional<Milliseconds> time) {
  return time ? std::to_string(time->count()) : "";
}

}  // namespace

RedisUnderTest::~RedisUnderTest() noexcept(false) {
  if (expires_actively_) {
    stop("something keeps running although the server is closed",
         "The background task must end after stop(), and a session must end when its connection is closed.");
  } else {
    stop();
  }
}

RedisUnderTest::RedisUnderTest(const Setup& setup) : expires_actively_(setup.active_expiry) {
  if (is_elsewhere()) return;
  begin("redis", {setup.active_expiry ? if_any(setup.expiry_period) : "", if_any(setup.sampling_period),
                  setup.max_pushed ? std::to_string(*setup.max_pushed) : ""});
}

// ECHO is the reference's in every step.
std::string RedisUnderTest::explain_silence() {
  if (answers_echo(address())) return "";
  return "The server doesn't answer ECHO, either: RespHandler::on_bytes() must take every whole request off "
         "the input and run it, and Dispatcher::execute() must call its command.";
}

void RedisUnderTest::time_passes(Milliseconds by) {
  if (is_elsewhere()) return std::this_thread::sleep_for(by + Milliseconds(10));
  note_clock_move(by.count());
  run("advance", {std::to_string(by.count())});
}

std::string RedisUnderTest::alone(const std::string& command) {
  return is_elsewhere() ? command : run("alone", {command})[0];
}

}  // namespace mini_redis::testing
