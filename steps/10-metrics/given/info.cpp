#include "10-metrics/info.hpp"

#include <algorithm>
#include <cstdio>

namespace mini_redis {

std::string fixed_point(double number, int digits) {
  char text[64];
  return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.*f", digits, number))};
}

std::int64_t average_ttl(Database& db) {
  constexpr std::size_t most = 100;
  const std::size_t count = db.expiring_count(), sampled = std::min(count, most);
  if (sampled == 0) return 0;
  double sum = 0;  // 100 times of 64 bits each could overflow an integer
  for (std::size_t i = 0; i < sampled; ++i) {
    const Milliseconds left =
        db.expiring(i * count / sampled).expires_at - db.now();  // evenly spread over the list
    sum += static_cast<double>(std::max(left, Milliseconds(0)).count());
  }
  return static_cast<std::int64_t>(sum / static_cast<double>(sampled));
}

void Info::add(std::string_view title, Lines lines, Caller caller) {
  const auto section = std::find_if(sections_.begin(), sections_.end(),
                                    [title](const Section& each) { return each.title == title; });
  require(section != sections_.end(), caller, "Info::add(title, lines): there is no section ", title);
  section->lines.push_back(std::move(lines));
}

}  // namespace mini_redis
