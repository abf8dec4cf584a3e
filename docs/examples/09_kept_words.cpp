// The words of a request are views into an input buffer. Keeps them until the next request is in that buffer.
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Words = std::span<const std::string_view>;

// Wrong: keeps addresses.
struct Views {
  std::vector<std::string_view> kept;
  void keep(Words words) { kept.assign(words.begin(), words.end()); }
};

// Right: keeps the bytes.
struct Copies {
  std::vector<std::string> kept;
  void keep(Words words) { kept.assign(words.begin(), words.end()); }
};

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    words.push_back(text.substr(0, end));
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
  return words;
}

template <typename Queue>
std::string after_the_next_request() {
  std::string input = "SET ada 70";
  Queue queue;
  queue.keep(split(input));
  input.replace(0, input.size(), "SET cat 50");  // as long as before, so it's in the same place
  std::string all;
  for (const auto& word : queue.kept) all += " " + std::string(word);
  return all;
}

}  // namespace

int main() {
  const std::string views = after_the_next_request<Views>(), copies = after_the_next_request<Copies>();
  std::cout << "views: " << views << "\ncopies:" << copies << "\n";
  return copies == " SET ada 70" && views != copies ? 0 : 1;
}
