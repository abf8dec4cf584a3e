// Two ways to read a line of a text protocol. Lines on the Internet end with CR and LF.
#include <iostream>
#include <string_view>
#include <vector>

#include "common/printable.hpp"

using namespace mini_redis;

namespace {

// Wrong: the LF is removed, but the CR stays at the end of every line.
std::string_view first_line_wrong(std::string_view input) {
  return input.substr(0, input.find('\n'));
}

// Right: both bytes are the line ending.
std::string_view first_line(std::string_view input) {
  return input.substr(0, input.find("\r\n"));
}

// Wrong: a client that sends two messages in one packet gets one answer.
std::size_t answer_wrong(std::string_view input) {
  std::size_t answers = 0;
  if (input.find("\r\n") != std::string_view::npos) ++answers;
  return answers;
}

// Right: answers as long as there is a whole message.
std::size_t answer(std::string_view input) {
  std::size_t answers = 0;
  for (std::size_t end = 0; (end = input.find("\r\n")) != std::string_view::npos; ++answers)
    input.remove_prefix(end + 2);
  return answers;
}

}  // namespace

int main() {
  const std::string_view packet = "TIME\r\nDATE\r\nTI";
  std::cout << "wrong: \"" << printable(first_line_wrong(packet)) << "\" is not \"TIME\"\n"
            << "right: \"" << printable(first_line(packet)) << "\"\n"
            << "wrong: " << answer_wrong(packet) << " answer\n"
            << "right: " << answer(packet) << " answers, and two bytes that wait for more\n";
  return first_line(packet) == "TIME" && answer(packet) == 2 ? 0 : 1;
}
