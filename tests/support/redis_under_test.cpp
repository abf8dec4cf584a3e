#include "support/redis_under_test.hpp"

#include "server/server.hpp"

namespace mini_redis::testing {
namespace {

bool answers_echo(const Address& server) {
  const timeval patience{0, 300'000};
  const std::unique_ptr<redisContext, void (*)(redisContext*)> context(
      redisConnectWithTimeout(server.host.c_str(), server.port, patience), redisFree);
  if (!context || context->err || redisSetTimeout(context.get(), patience) != REDIS_OK) return false;
  const std::unique_ptr<void, void (*)(void*)> reply(redisCommand(context.get(), "ECHO %s", "hello"), freeReplyObject);
  return reply && static_cast<redisReply*>(reply.get())->type == REDIS_REPLY_STRING;
}

}  // namespace

RedisUnderTest::~RedisUnderTest() noexcept(false) {
  if (expires_actively_) {
    stop("something goes on although the server is closed",
         "The background task must end when stop() says so; a session, when its connection is closed.");
  } else {
    stop();
  }
}

RedisUnderTest::RedisUnderTest(const Setup& setup) : expires_actively_(setup.active_expiry) {
  if (is_elsewhere()) return;
  ServerConfig config;
  config.endpoint = free_port();
  config.expiry_period = setup.active_expiry ? std::optional(setup.expiry_period) : std::nullopt;
  config.sampling_period = setup.sampling_period;
  if (setup.max_pushed) config.limits.max_pushed = *setup.max_pushed;
  server_ = std::make_unique<Server>(io(), clock_, config);
  run(
      server_->endpoint(), [this] { server_->start(log_end_of_listener); }, [this] { server_->close(); });
}

// ECHO is the reference's in every step.
std::string RedisUnderTest::explain_silence() {
  if (answers_echo(address())) return "";
  return "The server does not answer ECHO either: RespHandler::on_bytes() takes every whole request off the input and "
         "runs it, and Dispatcher::execute() calls its command.";
}

void RedisUnderTest::shuts_down() {
  shut_down([this] { server_->shutdown(); });
}

void RedisUnderTest::time_passes(Milliseconds by) {
  if (is_elsewhere()) return std::this_thread::sleep_for(by + Milliseconds(10));
  note_clock_move(by.count());
  on_server_thread([&] { clock_.advance(by); });
}

std::string RedisUnderTest::alone(const std::string& command) {
  if (is_elsewhere()) return command;
  const std::string& name = names_.emplace_back(command + "-without-special-cases");
  on_server_thread([&] {
    CommandTable& commands = server_->commands();
    CommandSpec row = *commands.find(command);
    row.name = name;
    row.special_cases.clear();
    commands.add(std::move(row));
  });
  return name;
}

}  // namespace mini_redis::testing
