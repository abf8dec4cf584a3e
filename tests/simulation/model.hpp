// What the server should do, as simply as it can be said: a map, and a function for each command.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace mini_redis::simulation {

using Words = std::vector<std::string>;
using List = std::deque<std::string>;
using Hash = std::map<std::string, std::string>;

struct Item {
  std::variant<std::string, List, Hash> value;
  std::optional<std::int64_t> expires_at;  // Unix time in milliseconds
};

/// The keys, and the commands that know nothing but keys.
class Keys {
 public:
  /// The reply, byte by byte.
  std::string run(const Words& command, std::int64_t now_ms);
  /// Called with each key that changes, or that turns out to have expired.
  std::function<void(const std::string& key)> changed = [](const std::string&) {};
  Item* find(const std::string& key, std::int64_t now_ms);

  static bool is_known(const Words& command);
  static bool writes(const Words& command);

 private:
  std::map<std::string, Item> items_;
};

std::string bulk(const std::optional<std::string>& text);
std::string integer(std::int64_t number);
std::string array(const Words& words);
std::string error(const std::string& text);
/// For the trace: SET a "1\r\n".
std::string shown(const Words& words);

}  // namespace mini_redis::simulation
