// --loglevel debug: logs every byte that comes and goes.
#pragma once

#include "01-tcp-server/given/session_watcher.hpp"
#include "common/log.hpp"
#include "common/printable.hpp"

namespace mini_redis {

class ByteLog final : public SessionWatcher {
 public:
  void received(Client& client, std::string_view bytes) override {
    log(LogLevel::debug, "client ", client.id(), " sent  \"", printable(bytes), '"');
  }
  void answered(Client& client, std::string_view answers) override {
    if (!answers.empty()) log(LogLevel::debug, "client ", client.id(), " gets  \"", printable(answers), '"');
  }
};

}  // namespace mini_redis
