// How the servers differ, besides the layers that they are linked with.
#pragma once

#include <cstdint>
#include <string>

namespace mini_redis {

struct Program {
  std::string name;
  std::uint16_t default_port;
  bool is_reference;  // has only the reference's layers, so there is nothing to choose
};
extern const Program program;

}  // namespace mini_redis
