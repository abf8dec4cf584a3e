// What a layer gets when it joins the server. Each layer has one install function, which says what it adds.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "03-commands/dispatcher.hpp"
#include "common/clock.hpp"

namespace asio {
class io_context;
}

namespace mini_redis {

class BackgroundTasks;
class Config;
class Info;
class SessionList;

/// Objects of any type, kept alive together. The last one made is destroyed first.
class Owned {
 public:
  Owned() = default;
  Owned(const Owned&) = delete;
  ~Owned() {
    while (!parts_.empty()) parts_.pop_back();
  }

  template <typename Part, typename... Arguments>
  Part& make(Arguments&&... arguments) {
    auto part = std::make_shared<Part>(std::forward<Arguments>(arguments)...);
    parts_.push_back(part);
    return *part;
  }

 private:
  std::vector<std::shared_ptr<void>> parts_;
};

struct ServerParts {
  asio::io_context& io;
  const Clock& clock;
  Database& db;            // observe_changes(): tells the layer about every change of a key
  Dispatcher& dispatcher;  // add_hook(): asks the layer about every command
  CommandTable& commands;  // add(): a row for each command of the layer
  SessionList& sessions;   // add_watcher(): shows the layer every byte
  BackgroundTasks& tasks;  // add(): work that starts and stops with the server
  Info& info;              // add(): lines of INFO
  Config& config;          // add(): values of CONFIG GET
  Owned& owned;            // make(): objects that live as long as the server
};

}  // namespace mini_redis
