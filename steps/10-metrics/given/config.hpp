// What CONFIG GET tells. Redis: config.c.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace mini_redis {

/// Names and values; the values are asked for each time.
class Config {
 public:
  using Value = std::function<std::string()>;

  /// At first: what is true of a server that keeps nothing.
  Config();

  /// `name` in lower case. A name added again replaces the earlier value.
  void add(std::string_view name, Value value) {
    values_.insert_or_assign(std::string(name), std::move(value));
  }
  void add(std::string_view name, std::string value) {
    add(name, [value = std::move(value)] { return value; });
  }

  const std::map<std::string, Value>& values() const { return values_; }

 private:
  std::map<std::string, Value> values_;
};

}  // namespace mini_redis
