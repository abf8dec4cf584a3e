// A view is a place and a length; the bytes stay where they are, and somebody else may write there next.
#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

char buffer[64];  // one for all messages, as the input buffer of a session is

// The next message stands where the last one stood.
std::string_view receive(std::string_view message) {
  std::copy(message.begin(), message.end(), buffer);
  return {buffer, message.size()};
}

void keep_view(std::vector<std::string_view>& notes, std::string_view message) {
  notes.push_back(receive(message));  // wrong: notes the place
}

void keep_copy(std::vector<std::string>& notes, std::string_view message) {
  notes.emplace_back(receive(message));  // right: notes the bytes
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
