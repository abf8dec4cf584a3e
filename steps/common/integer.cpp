#include "common/integer.hpp"

#include <charconv>

namespace mini_redis {
namespace {

constexpr std::size_t always_fits = 18;  // so many digits

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

// Each request has several numbers, its lengths, and they are short: these must cost little.
std::optional<std::int64_t> parse_integer(std::string_view text) {
  if (text.size() == 1) return is_digit(text[0]) ? std::optional(text[0] - '0') : std::nullopt;
  const bool is_negative = text.starts_with('-');
  const std::string_view digits = is_negative ? text.substr(1) : text;
  if (digits.empty() || digits[0] == '0' || !is_digit(digits[0])) return std::nullopt;

  std::int64_t number = 0;
  if (digits.size() <= always_fits) {
    for (char c : digits) {
      if (!is_digit(c)) return std::nullopt;
      number = number * 10 + (c - '0');
    }
    return is_negative ? -number : number;
  }
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

}  // namespace mini_redis
