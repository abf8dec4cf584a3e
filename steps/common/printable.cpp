#include "common/printable.hpp"

#include <algorithm>

namespace mini_redis {
namespace {

std::string escape(char c) {
  constexpr char hex[] = "0123456789abcdef";
  switch (c) {
    case '\r':
      return "\\r";
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\\':
      return "\\\\";
    case '"':
      return "\\\"";
  }
  if (c >= ' ' && c <= '~') return {c};
  const auto byte = static_cast<unsigned char>(c);
  return {'\\', 'x', hex[byte >> 4], hex[byte & 15]};
}

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// How many bytes the character at the front has; 0: it is none, or a control character.
std::size_t length_of_shown(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return text[0] >= ' ' && text[0] <= '~' ? 1 : 0;
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (!continues(text[i])) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  if (first == 0xc2 && second < 0xa0) return 0;                                        // C1, such as CSI
  if ((first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90)) return 0;  // too long
  if ((first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f)) return 0;  // no character
  return length;
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t length = length_of_shown(text);
    shown += length > 0 ? std::string(text.substr(0, length)) : escape(text[0]);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return shown;
}

std::string printable(std::string_view bytes, std::size_t limit) {
  std::string text;
  for (char c : bytes.substr(0, limit)) text += escape(c);
  if (bytes.size() > limit) text += "... (" + std::to_string(bytes.size() - limit) + " more bytes)";
  return text;
}

}  // namespace mini_redis
