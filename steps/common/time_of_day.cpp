#include "common/time_of_day.hpp"

#include <array>
#include <cstdio>
#include <ctime>

namespace mini_redis {

std::string time_of_day(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  const auto ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count() % 1000;
  std::tm parts{};
  localtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%H:%M:%S", &parts);
  std::snprintf(text.data() + length, text.size() - length, ".%03d", static_cast<int>(ms));
  return text.data();
}

}  // namespace mini_redis
