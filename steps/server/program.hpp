// How the servers differ, apart from the layers that they are linked with.
#pragma once

#include <cstdint>
#include <string>

namespace mini_redis {

struct Program {
  std::string name;
  std::uint16_t default_port;
  int last_own_step;  // the learner's layers go up to this one; 0: all of it is the reference

  bool is_reference() const { return last_own_step == 0; }
};
extern const Program program;

}  // namespace mini_redis
