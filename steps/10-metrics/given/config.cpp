#include "10-metrics/given/config.hpp"

#include "03-commands/dispatcher.hpp"  // lower_case()

namespace mini_redis {

Config::Config() {
  add("save", std::string());
  add("appendonly", "no");
  add("databases", "1");
  add("maxmemory", "0");
  add("maxmemory-policy", "noeviction");
  add("timeout", "0");
  add("proto-max-bulk-len", "536870912");
}

void Config::add(std::string_view name, Value value, Caller caller) {
  if constexpr (checks_requirements)
    require(name == lower_case(name), caller, "Config::add(name, value): ", name, " is not in lower case");
  values_.insert_or_assign(std::string(name), std::move(value));
}

}  // namespace mini_redis
