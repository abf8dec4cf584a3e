// What broken_requirements.cpp uses rightly, to use it wrongly.
#pragma once

#include <asio/io_context.hpp>
#include <string_view>

#include "01-tcp-server/given/session_list.hpp"
#include "03-commands/given/server_parts.hpp"
#include "04-expiry/expiry.hpp"
#include "07-persistence/given/persistence.hpp"
#include "10-metrics/given/config.hpp"
#include "10-metrics/info.hpp"

namespace mini_redis {

struct Keys {
  SystemClock clock;
  Database db{clock, expire_if_needed};
  Entry& add(std::string_view key) {
    db.set(key, Value("value"));
    return *db.find(key);
  }
};

// A server without commands.
struct Parts {
  asio::io_context io;
  SystemClock clock;
  Database db{clock, expire_if_needed};
  Dispatcher dispatcher;
  SessionList sessions{[](Client&) { return nullptr; }};
  BackgroundTasks tasks;
  Info info;
  Config config;
  Owned owned;
  ServerParts all{io, clock, db, dispatcher, dispatcher.table(), sessions, tasks, info, config, owned};
  PersistenceSettings settings;
};

}  // namespace mini_redis
