// The settings that CONFIG GET shows. Redis: config.c.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "common/require.hpp"

namespace mini_redis {

/// Names and values. A value is computed whenever somebody asks for it.
class Config {
 public:
  using Value = std::function<std::string()>;

  /// Begins with the settings of a server that stores nothing.
  Config();

  /// If the name is added again, the new value replaces the old one. REQUIRES: `name` is in lower case.
  void add(std::string_view name, Value value, Caller caller = Caller::current());
  void add(std::string_view name, std::string value, Caller caller = Caller::current()) {
    add(
        name, [value = std::move(value)] { return value; }, caller);
  }

  const std::map<std::string, Value>& values() const { return values_; }

 private:
  std::map<std::string, Value> values_;
};

}  // namespace mini_redis
