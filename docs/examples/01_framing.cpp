// Finds words that end with a semicolon in a stream that arrives in pieces of any size.
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

namespace {

// Takes the first word off the front of `input`, with its semicolon. Empty if there is no semicolon yet.
std::optional<std::string_view> take_word(std::string_view& input) {
  const std::size_t semicolon = input.find(';');
  if (semicolon == input.npos) return std::nullopt;
  const auto word = input.substr(0, semicolon);
  input = input.substr(semicolon + 1);
  return word;
}

// What a receiver does with each piece: take the whole words, keep the rest.
void receive(std::string& kept, std::string_view piece) {
  kept += piece;
  std::string_view unread = kept;
  std::cout << "arrives \"" << piece << "\"\n";
  while (const auto word = take_word(unread)) std::cout << "  word \"" << *word << "\"\n";
  kept.erase(0, kept.size() - unread.size());
  std::cout << "  kept \"" << kept << "\"\n";
}

}  // namespace

int main() {
  std::string kept;
  for (const std::string_view piece : {"re", "d;gr", "een;blue;", "yellow"}) receive(kept, piece);
}
