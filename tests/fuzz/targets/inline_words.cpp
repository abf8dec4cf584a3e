// Inline requests: any line is split or refused; and words in quotes come out as they went in.
#include <vector>

#include "02-protocol/given/inline_words.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  Request any;
  if (split_words(input.rest(), any)) {
    std::size_t bytes = 0;
    for (std::string_view word : any.arguments()) bytes += word.size();
    fuzz::check(bytes <= size, "more bytes than there were: ", fuzz::Bytes{input.rest()});
  }

  std::vector<std::string_view> words;
  std::string line;
  while (!input.empty()) {
    words.push_back(input.word());
    line += '"';
    for (char c : words.back()) {
      constexpr char hex[] = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      line += {'\\', 'x', hex[byte >> 4], hex[byte & 15]};
    }
    line += "\" ";
  }
  Request again;
  fuzz::check(split_words(line, again), "refused: ", line);
  const auto found = again.arguments();
  fuzz::check(std::vector<std::string_view>(found.begin(), found.end()) == words, "other words: ", line);
  return 0;
}
