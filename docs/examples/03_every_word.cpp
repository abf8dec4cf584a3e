// A greeter: says hello for every word that ends with ';'. A packet may bring half a word, or three.
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

namespace {

// The first whole word of the input. Afterwards the input begins after that word.
std::optional<std::string_view> take_word(std::string_view& input) {
  const std::size_t end = input.find(';');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view word = input.substr(0, end);
  input.remove_prefix(end + 1);
  return word;
}

// Wrong: one answer for each packet.
void greet_one(std::string_view& input, std::string& output) {
  if (const auto word = take_word(input)) output += "hello " + std::string(*word) + "; ";
}

// Right: one answer for each word. Anything left in the input is the start of an unfinished word.
void greet_all(std::string_view& input, std::string& output) {
  while (const auto word = take_word(input)) output += "hello " + std::string(*word) + "; ";
}

}  // namespace

int main() {
  std::string_view first = "Ada;Bob;Ca", second = first;
  std::string wrong, right;
  greet_one(first, wrong);
  greet_all(second, right);
  std::cout << "if:    " << wrong << "  left in the input: " << first << "\n"
            << "while: " << right << "  left in the input: " << second << "\n";
  return right == "hello Ada; hello Bob; " && second == "Ca" && first == "Bob;Ca" ? 0 : 1;
}
