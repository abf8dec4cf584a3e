// Two ways to say where a text ends: a delimiter after it, or a length before it.
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Texts = std::vector<std::string>;

std::string with_delimiter(const Texts& texts) {
  std::string bytes;
  for (const std::string& text : texts) bytes += text + '\n';
  return bytes;
}

Texts read_delimited(std::string_view bytes) {
  Texts texts;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');  // looks at every byte
    texts.emplace_back(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
  }
  return texts;
}

// One byte for the length: enough for texts of up to 255 bytes.
std::string with_length(const Texts& texts) {
  std::string bytes;
  for (const std::string& text : texts) bytes += static_cast<char>(text.size()) + text;
  return bytes;
}

Texts read_prefixed(std::string_view bytes) {
  Texts texts;
  while (!bytes.empty()) {
    const std::size_t length = static_cast<unsigned char>(bytes[0]);  // looks at none of the text's bytes
    texts.emplace_back(bytes.substr(1, length));
    bytes.remove_prefix(1 + length);
  }
  return texts;
}

}  // namespace

int main() {
  const Texts plain = {"milk", "bread"};
  const Texts nasty = {"milk\nbread", "", std::string("a\0b", 3)};

  const std::size_t delimited = read_delimited(with_delimiter(nasty)).size();
  std::cout << "sent " << nasty.size() << " texts; the delimiter makes " << delimited << " of them\n";

  const bool fine = read_delimited(with_delimiter(plain)) == plain;
  const bool safe = read_prefixed(with_length(plain)) == plain && read_prefixed(with_length(nasty)) == nasty;
  std::cout << "the length brings back every byte: " << (safe ? "yes" : "no") << '\n';
  return fine && safe && delimited == 4 ? 0 : 1;
}
