#include "tap/answer_times.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace mini_redis::tap {
namespace {

constexpr std::array<std::string_view, 6> uncounted{"SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE",
                                                    "MONITOR",   "SYNC",       "PSYNC"};

bool is_word(std::string_view text, std::string_view capitals) {
  return std::equal(text.begin(), text.end(), capitals.begin(), capitals.end(),
                    [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
}

}  // namespace

Answers answers_to(const Request& request) {
  if (request.empty()) return Answers::none;
  const auto is_name = [&](std::string_view name) { return is_word(request.name(), name); };
  if (std::any_of(uncounted.begin(), uncounted.end(), is_name)) return Answers::uncounted;
  if (is_name("CLIENT") && request.size() > 1 && is_word(request[1], "REPLY")) return Answers::uncounted;
  return Answers::one;
}

void AnswerTimes::asked(Answers answers, Moment when) {
  if (answers == Answers::uncounted) lost_count_ = true;
  if (answers == Answers::one && !lost_count_) waiting_.push_back(when);
}

std::optional<std::chrono::nanoseconds> AnswerTimes::answered(Moment when) {
  if (waiting_.empty()) return std::nullopt;
  const Moment asked = waiting_.front();
  waiting_.pop_front();
  return when - asked;
}

}  // namespace mini_redis::tap
