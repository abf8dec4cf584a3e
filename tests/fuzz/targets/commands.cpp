// Any bytes from two clients to all the commands that need no socket and no file: each reply is a whole one.
#include <asio/io_context.hpp>

#include "01-tcp-server/given/session_list.hpp"
#include "03-commands/given/install.hpp"
#include "03-commands/resp_handler.hpp"
#include "04-expiry/expiry.hpp"
#include "04-expiry/given/install.hpp"
#include "05-keys/given/install.hpp"
#include "06-lists-hashes/given/install.hpp"
#include "08-pubsub/given/install.hpp"
#include "09-transactions/given/install.hpp"
#include "10-metrics/given/config.hpp"
#include "10-metrics/info.hpp"
#include "common/background_task.hpp"
#include "fuzz.hpp"
#include "tap/reply_end.hpp"

using namespace mini_redis;

namespace {

struct StandingClock final : Clock {
  TimePoint now() const override { return TimePoint(std::chrono::hours(500'000)); }
};

class Fuzzed final : public Client {
 public:
  Fuzzed(std::uint64_t id, Dispatcher& dispatcher, Database& db) : id_(id), handler_(*this, dispatcher, db) {}

  std::uint64_t id() const override { return id_; }
  void push(std::string_view bytes) override { output_ += bytes; }
  void finish() override {}

  void sends(std::string_view bytes) {
    if (closed_) return;
    std::string arrived = input_ + std::string(bytes);
    std::string_view rest = arrived;
    closed_ = handler_.on_bytes(rest, output_) == AfterReply::close;
    input_ = std::string(rest);
    check_output();
  }

 private:
  void check_output() {
    std::string_view rest = output_;
    while (!rest.empty()) {
      const auto end = tap::ReplyEnd().find(rest);
      fuzz::check(end.has_value(), "half a reply: ", fuzz::Bytes{rest});
      rest.remove_prefix(*end);
    }
    output_.clear();
  }

  std::uint64_t id_;
  std::string input_, output_;
  bool closed_ = false;
  RespHandler handler_;
};

// Everything is new for each input: nothing of one is left for the next.
struct Commands {
  asio::io_context io;
  StandingClock clock;
  Database db{clock, expire_if_needed};
  Dispatcher dispatcher;
  SessionList sessions{{}};
  BackgroundTasks tasks;
  Info info;
  Config config;
  Owned owned;

  Commands() {
    ServerParts parts{io, clock, db, dispatcher, dispatcher.table(), sessions, tasks, info, config, owned};
    install_commands(parts);
    install_expiry(parts, std::nullopt);
    install_keys(parts);
    install_lists_hashes(parts);
    install_transactions(parts);
    install_pubsub(parts);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  Commands commands;
  Fuzzed first(1, commands.dispatcher, commands.db), second(2, commands.dispatcher, commands.db);
  second.set_protocol(Protocol::resp3);
  while (!input.empty()) {
    const std::uint8_t length = input.byte();
    (length % 4 == 0 ? second : first).sends(input.take(length));
  }
  return 0;
}
