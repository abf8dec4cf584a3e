// parse_integer() accepts exactly what std::to_string() writes.
#include <charconv>
#include <cstring>

#include "common/integer.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

namespace {

std::optional<std::int64_t> by_the_library(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (std::to_string(number) != text) return std::nullopt;  // "007", "-0"
  return number;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  fuzz::check(parse_integer(input.rest()) == by_the_library(input.rest()), fuzz::Bytes{input.rest()});
  const auto number = static_cast<std::int64_t>(input.number());
  fuzz::check(parse_integer(std::to_string(number)) == number, number);
  return 0;
}
