#include "10-metrics/given/config.hpp"

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

}  // namespace mini_redis
