// Patterns: no pattern and text takes long; an escaped text matches itself and nothing else.
#include "common/glob.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string_view pattern = input.take(input.byte());
  const std::string_view text = input.take(255);
  const bool matches = glob_match(pattern, text);
  if (!text.empty() && !pattern.empty() && pattern.back() != '\\' && pattern.find('[') == pattern.npos)
    fuzz::check(!matches || glob_match(std::string(pattern) + "*", text), "a star more, and no match");

  std::string escaped;
  for (char c : text) escaped += {'\\', c};
  fuzz::check(glob_match(escaped, text), "does not match itself: ", fuzz::Bytes{text});
  fuzz::check(text.empty() || !glob_match(escaped, std::string(text) + "x"),
              "matches more: ", fuzz::Bytes{text});
  return 0;
}
