#include "02-protocol/given/inline_words.hpp"

#include <cctype>
#include <charconv>
#include <optional>

namespace mini_redis {
namespace {

bool is_space(char c) {
  return std::isspace(static_cast<unsigned char>(c)) || c == '\0';
}

// Takes an escape such as "\x41" off the front of `rest`.
std::optional<char> take_hex_escape(std::string_view& rest) {
  unsigned value = 0;
  if (!rest.starts_with("\\x") || rest.size() < 4) return std::nullopt;
  const auto [stop, error] = std::from_chars(rest.data() + 2, rest.data() + 4, value, 16);
  if (error != std::errc{} || stop != rest.data() + 4) return std::nullopt;
  rest.remove_prefix(4);
  return static_cast<char>(value);
}

char unescape(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'b':
      return '\b';
    case 'a':
      return '\a';
    default:
      return c;
  }
}

// Removes the characters up to the closing `quote`, and the quote itself, from `rest`. False if there is no
// closing quote, or if anything but white space follows it.
bool take_quoted(std::string_view& rest, char quote, std::string& word) {
  while (!rest.empty() && rest[0] != quote) {
    if (const auto byte = quote == '"' ? take_hex_escape(rest) : std::nullopt) {
      word += *byte;
      continue;
    }
    const bool escaped = rest[0] == '\\' && rest.size() > 1 && (quote == '"' || rest[1] == '\'');
    word += !escaped ? rest[0] : quote == '"' ? unescape(rest[1]) : rest[1];
    rest.remove_prefix(escaped ? 2 : 1);
  }
  if (rest.empty()) return false;
  rest.remove_prefix(1);
  return rest.empty() || is_space(rest[0]);
}

// Fewer characters than is_space(), as in Redis: a vertical tab or a form feed is skipped between words, but
// does not end one.
bool ends_word(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0';
}

bool take_word(std::string_view& rest, std::string& word) {
  while (!rest.empty() && !ends_word(rest[0])) {
    const char c = rest[0];
    rest.remove_prefix(1);
    if (c == '"' || c == '\'') return take_quoted(rest, c, word);  // the closing quote ends the word
    word += c;
  }
  return true;
}

}  // namespace

bool split_words(std::string_view line, Request& request) {
  request.clear();
  request.reserve_text(line.size());
  for (;;) {
    while (!line.empty() && is_space(line[0])) line.remove_prefix(1);
    if (line.empty()) return true;
    std::string word;
    if (!take_word(line, word)) return false;
    request.add_copy(word);
  }
}

}  // namespace mini_redis
