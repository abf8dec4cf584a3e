#include "11-speed/commands.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void execute(Store& store, const Arguments& arguments, std::string& output) {
  // TODO: find the command by its name, check the number of its words, run it; all without a new string.
  not_implemented();
}

}  // namespace mini_redis
