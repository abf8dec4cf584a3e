// A view is an address and a length. The bytes stay where they are, and somebody may overwrite them.
#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

char buffer[64];  // one for all messages, like a session's input buffer

// Each message overwrites the one before.
std::string_view receive(std::string_view message) {
  std::copy(message.begin(), message.end(), buffer);
  return {buffer, message.size()};
}

void keep_view(std::vector<std::string_view>& notes, std::string_view message) {
  notes.push_back(receive(message));  // wrong: keeps the address
}

void keep_copy(std::vector<std::string>& notes, std::string_view message) {
  notes.emplace_back(receive(message));  // right: keeps the bytes
}

template <typename Notes>
void print(const char* title, const Notes& notes) {
  std::cout << title;
  for (const auto& note : notes) std::cout << " [" << note << "]";
  std::cout << "\n";
}

}  // namespace

int main() {
  std::vector<std::string_view> views;
  std::vector<std::string> copies;
  for (const char* message : {"buy milk", "call Ada", "feed cat"}) {
    keep_view(views, message);
    keep_copy(copies, message);
  }
  print("views: ", views);
  print("copies:", copies);
  return copies[0] == "buy milk" && views[0] == "feed cat" ? 0 : 1;
}
