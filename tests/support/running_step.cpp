#include "support/running_step.hpp"

#include <filesystem>
#include <string>

namespace mini_redis::testing {
namespace {

std::string step;

}  // namespace

std::string_view running_step() {
  return step;
}

void note_running_test(std::string_view source) {
  step = std::filesystem::path(source).parent_path().filename();
}

}  // namespace mini_redis::testing
