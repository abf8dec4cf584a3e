// How long is a greeting? It depends on what you count.
#include <algorithm>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>

namespace {

// In UTF-8 every byte of a character except the first looks like 10xxxxxx.
std::size_t characters(std::string_view text) {
  const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

std::string netstring(std::size_t length, std::string_view text) {
  return std::to_string(length) + ":" + std::string(text) + ",";
}

}  // namespace

int main() {
  for (const std::string_view text : {"hello", "grüße", "こんにちは"})
    std::cout << text << ": " << characters(text) << " characters, " << text.size() << " bytes\n";

  const std::string_view greeting = "こんにちは";
  // Wrong: the receiver takes 5 bytes, which is not even two characters.
  const std::string wrong = netstring(characters(greeting), greeting);
  // Right: the length says how many bytes to read.
  const std::string right = netstring(greeting.size(), greeting);

  std::cout << wrong << " says 5 and holds 15\n" << right << " is true\n";
  return characters(greeting) == 5 && right == "15:こんにちは," ? 0 : 1;
}
