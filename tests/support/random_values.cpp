#include "support/random_values.hpp"

#include <cstdlib>
#include <random>

namespace mini_redis::testing {
namespace {

std::mt19937_64& engine() {
  static std::mt19937_64 instance(seed());
  return instance;
}

}  // namespace

std::uint64_t seed() {
  static const std::uint64_t value = [] {
    const char* wanted = std::getenv("MINI_REDIS_SEED");
    return wanted ? std::strtoull(wanted, nullptr, 10) : std::random_device{}();
  }();
  return value;
}

std::int64_t random_number(std::int64_t least, std::int64_t most) {
  return std::uniform_int_distribution<std::int64_t>(least, most)(engine());
}

std::string random_word(std::size_t length) {
  std::string word(length, ' ');
  for (char& c : word) c = static_cast<char>(random_number('a', 'z'));
  return word;
}

std::string large_text(std::size_t length) {
  const std::string word = random_word(99);
  std::string text;
  for (int number = 0; text.size() < length; ++number) text.append(word).append(std::to_string(number));
  text.resize(length);
  return text;
}

std::string random_key(const std::string& kind) {
  return kind + "-" + random_word();
}

std::string random_bytes(std::size_t length) {
  std::string bytes(length, ' ');
  for (char& c : bytes) c = static_cast<char>(random_number(0, 255));
  const std::string awkward("\0\r\n$-1\r\n\x80\xff", 10);
  if (length >= 16) bytes.replace(4, awkward.size(), awkward);
  return bytes;
}

}  // namespace mini_redis::testing
