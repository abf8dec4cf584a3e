#include <algorithm>

#include "05-keys/glob.hpp"

namespace mini_redis {
namespace {

// The pattern begins behind the '['; afterwards it begins behind the ']'.
bool fits_set(std::string_view& pattern, char c) {
  const bool negated = pattern.starts_with('^');
  if (negated) pattern.remove_prefix(1);

  bool found = false;
  while (!pattern.empty() && pattern[0] != ']') {
    if (pattern[0] == '\\' && pattern.size() >= 2) {
      found |= pattern[1] == c;
      pattern.remove_prefix(2);
    } else if (pattern.size() >= 3 && pattern[1] == '-') {
      found |= std::min(pattern[0], pattern[2]) <= c && c <= std::max(pattern[0], pattern[2]);
      pattern.remove_prefix(3);
    } else {
      found |= pattern[0] == c;
      pattern.remove_prefix(1);
    }
  }
  if (!pattern.empty()) pattern.remove_prefix(1);
  return found != negated;
}

// One byte against what the pattern begins with, anything but '*'; it is taken off the pattern.
bool fits(std::string_view& pattern, char c) {
  if (pattern.empty()) return false;
  char first = pattern[0];
  pattern.remove_prefix(1);
  if (first == '?') return true;
  if (first == '[') return fits_set(pattern, c);
  if (first == '\\' && !pattern.empty()) {
    first = pattern[0];
    pattern.remove_prefix(1);
  }
  return first == c;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view text) {
  if (text.empty()) return pattern.empty();

  bool has_star = false;
  std::string_view behind_star, left_to_star;  // where to go on when the last star has to take a byte more
  while (!text.empty()) {
    if (pattern.starts_with('*')) {
      pattern.remove_prefix(1);
      has_star = true;
      behind_star = pattern;
      left_to_star = text;
    } else if (fits(pattern, text[0])) {
      text.remove_prefix(1);
    } else if (has_star) {
      left_to_star.remove_prefix(1);
      text = left_to_star;
      pattern = behind_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*') == std::string_view::npos;
}

}  // namespace mini_redis
