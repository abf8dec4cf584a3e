// A guest book in a file that only grows. Whenever the program is killed, every complete entry survives. An
// entry is a line: a checksum of the text, a space, the text.
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Path = std::filesystem::path;

std::string checksum(std::string_view text) {  // FNV-1a, 32 bits
  std::uint32_t sum = 2166136261u;
  for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 16777619u;
  char digits[9];
  std::snprintf(digits, sizeof digits, "%08x", sum);
  return digits;
}

struct GuestBook {
  std::vector<std::string> entries;
  std::size_t whole = 0;  // this many bytes are entries; anything after them is an unfinished line
};

std::string checked(std::string_view line, std::size_t offset) {
  const std::string_view text = line.substr(std::min<std::size_t>(line.size(), 9));
  if (line != checksum(text) + " " + std::string(text))
    throw std::runtime_error("corrupt at byte " + std::to_string(offset));
  return std::string(text);
}

// Two questions with two different answers. "Is it all there?" No: this is the torn end of the file, not an
// error. "Is it what was written?" No: nobody knows what else is wrong, and only a person can decide.
GuestBook read(std::string_view bytes) {
  GuestBook book;
  for (;;) {
    const std::size_t end = bytes.find('\n', book.whole);
    if (end == bytes.npos) return book;
    book.entries.push_back(checked(bytes.substr(book.whole, end - book.whole), book.whole));
    book.whole = end + 1;
  }
}

std::string bytes_of(const Path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(const Path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// Wrong: appends after whatever is there.
void sign_carelessly(const Path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::app) << checksum(text) << " " << text << "\n";
}

// Right: first cuts off the unfinished part.
void sign(const Path& path, const std::string& text) {
  std::filesystem::resize_file(path, read(bytes_of(path)).whole);
  sign_carelessly(path, text);
}

std::string outcome(const Path& path) try {
  return std::to_string(read(bytes_of(path)).entries.size()) + " entries";
} catch (const std::runtime_error& e) {
  return e.what();
}

// Tears off the end at every byte, then somebody signs. Returns the different results in order;
// equal ones in a row count once.
std::string after_every_tear(const Path& path, std::string_view whole,
                             void (*signs)(const Path&, const std::string&)) {
  std::string all, last;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    write_bytes(path, whole.substr(0, size));
    signs(path, "Dan was here");
    if (outcome(path) != last) all += (all.empty() ? "" : ", ") + (last = outcome(path));
  }
  return all;
}

}  // namespace

int main() {
  char name[] = "/tmp/guest-book-XXXXXX";
  const Path directory = mkdtemp(name), path = directory / "book";
  write_bytes(path, "");
  for (const char* text : {"Ann was here", "Bob: nice place", "Cat, too"}) sign(path, text);
  const std::string whole = bytes_of(path);
  std::cout << whole << whole.size() << " bytes, " << outcome(path) << "\n";

  const std::string right = after_every_tear(path, whole, sign);
  std::cout << "torn anywhere, cut, signed: " << right << "\n";
  std::cout << "torn anywhere, signed:      " << after_every_tear(path, whole, sign_carelessly) << "\n";

  std::string flipped = whole;
  flipped[40] ^= 1;
  write_bytes(path, flipped);
  std::cout << "one bit of byte 40 flipped: " << outcome(path) << "\n";
  std::filesystem::remove_all(directory);
  return right == "1 entries, 2 entries, 3 entries" ? 0 : 1;
}
