// The settings that CONFIG GET shows. Redis: config.c.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace mini_redis {

/// Names and values. A value is computed whenever somebody asks for it.
class Config {
 public:
  using Value = std::function<std::string()>;

  /// Begins with the settings of a server that stores nothing.
  Config();

  /// `name` must be in lower case. If it is added again, the new value replaces the old one.
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
