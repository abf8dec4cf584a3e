#include "common/glob.hpp"

#include <algorithm>
#include <cstddef>

namespace mini_redis {
namespace {

// Each of these takes one element off the pattern (never '*', only an element that matches a single byte),
// and returns whether it matches `c`. REQUIRES: the pattern is not empty.

bool take_range(std::string_view& pattern, char c) {
  const auto [low, high] = std::minmax({pattern[0], pattern[2]});
  pattern.remove_prefix(3);
  return low <= c && c <= high;
}

bool take_plain(std::string_view& pattern, char c) {
  if (pattern[0] == '\\' && pattern.size() >= 2) pattern.remove_prefix(1);
  const bool same = pattern[0] == c;
  pattern.remove_prefix(1);
  return same;
}

bool take_set(std::string_view& pattern, char c) {
  pattern.remove_prefix(1);
  const bool inverted = pattern.starts_with('^');
  if (inverted) pattern.remove_prefix(1);

  bool found = false;
  while (!pattern.empty() && pattern[0] != ']') {
    const bool range = pattern.size() >= 3 && pattern[1] == '-' && pattern[0] != '\\';
    found |= range ? take_range(pattern, c) : take_plain(pattern, c);
  }
  if (!pattern.empty()) pattern.remove_prefix(1);
  return found != inverted;
}

bool take_element(std::string_view& pattern, char c) {
  if (pattern[0] == '[') return take_set(pattern, c);
  if (pattern[0] != '?') return take_plain(pattern, c);
  pattern.remove_prefix(1);
  return true;
}

void skip_stars(std::string_view& pattern) {
  pattern.remove_prefix(std::min(pattern.find_first_not_of('*'), pattern.size()));
}

}  // namespace

// Only the last star is ever tried again, one byte longer each time. What the earlier stars took can stay as
// it is, because the last star can take whatever they would have left.
bool glob_match(std::string_view pattern, std::string_view text) {
  if (text.empty()) return pattern.empty();
  std::string_view behind_star, rest;  // the pattern after the last star, and where in the text to try it
  bool star = false;
  while (!text.empty()) {
    if (pattern.starts_with('*')) {
      skip_stars(pattern);
      if (pattern.empty()) return true;
      star = true;
      behind_star = pattern;
      rest = text;
    } else if (!pattern.empty() && take_element(pattern, text[0])) {
      text.remove_prefix(1);
    } else if (star) {
      rest.remove_prefix(1);
      pattern = behind_star;
      text = rest;
    } else {
      return false;
    }
  }
  skip_stars(pattern);
  return pattern.empty();
}

}  // namespace mini_redis
