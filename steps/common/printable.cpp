#include "common/printable.hpp"

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

}  // namespace

std::string printable(std::string_view bytes, std::size_t limit) {
  std::string text;
  for (char c : bytes.substr(0, limit)) text += escape(c);
  if (bytes.size() > limit) text += "... (" + std::to_string(bytes.size() - limit) + " more bytes)";
  return text;
}

}  // namespace mini_redis
