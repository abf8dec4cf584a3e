// Splits a line into words, three times: as strings, as views, and as views in memory that is used again.
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::size_t allocations = 0, bytes = 0;

}  // namespace

// These replace the ones of the standard library: each piece of memory that the program asks for is counted.
void* operator new(std::size_t size) {
  ++allocations, bytes += size;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace {

constexpr std::string_view line =
    "2026-11-29T20:15:00 warning the-printer-on-the-third-floor is-out-of-paper-again";

// `Word` is a std::string, which copies, or a std::string_view, which does not.
template <typename Word>
void split(std::string_view text, std::vector<Word>& words) {
  words.clear();  // keeps the memory
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    words.emplace_back(text.substr(0, end));
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
}

template <typename Work>
std::size_t tell(const char* what, Work work) {
  allocations = bytes = 0;
  work();
  const std::size_t count = allocations;
  std::cout << std::setw(26) << std::left << what << std::right << std::setw(2) << count << " allocations,"
            << std::setw(4) << bytes << " bytes\n";
  return count;
}

}  // namespace

int main() {
  std::vector<std::string_view> again;
  split(line, again);
  const std::size_t strings = tell("strings", [] {
    std::vector<std::string> words;
    split(line, words);
  });
  const std::size_t views = tell("views", [] {
    std::vector<std::string_view> words;
    split(line, words);
  });
  const std::size_t reused = tell("views, in the same vector", [&] { split(line, again); });
  return reused == 0 && 0 < views && views < strings ? 0 : 1;
}
