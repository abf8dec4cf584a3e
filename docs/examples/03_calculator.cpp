// A calculator that answers one line at a time: "add 2 3", "Max 4 8 1". It is built like a server's commands:
// a table of verbs, one place that checks, one kind of error, and verbs that only say what they do.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using Number = unsigned long;
using Words = std::vector<std::string>;

// Thrown by a verb that cannot go on: "no" is an answer, too.
struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Number number(const std::string& word) {
  Number value = 0;
  const char* end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, value);
  if (error != std::errc{} || stop != end) throw Refusal("'" + word + "' is not a number");
  return value;
}

Number add(const Words& words) {
  return number(words[1]) + number(words[2]);
}

Number divide(const Words& words) {
  const Number by = number(words[2]);
  if (by == 0) throw Refusal("division by zero");
  return number(words[1]) / by;
}

Number largest(const Words& words) {
  Number result = 0;
  for (std::size_t i = 1; i < words.size(); ++i) result = std::max(result, number(words[i]));
  return result;
}

struct Verb {
  std::size_t least, most;  // how many words, including the verb
  std::function<Number(const Words&)> run;
};

const std::map<std::string, Verb> verbs = {
    {"ADD", {3, 3, add}},
    {"DIV", {3, 3, divide}},
    {"MAX", {2, 100, largest}},
};

std::string upper_case(std::string word) {
  for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return word;
}

const Verb& verb_for(const Words& words) {
  const auto found = verbs.find(upper_case(words[0]));
  if (found == verbs.end()) throw Refusal("there is no verb '" + words[0] + "'");
  const auto& [name, verb] = *found;
  if (words.size() < verb.least || words.size() > verb.most) throw Refusal(name + " wants other words");
  return verb;
}

std::string answer(const Words& words) try {
  return std::to_string(verb_for(words).run(words));
} catch (const Refusal& refusal) {
  return std::string("no: ") + refusal.what();
}

Words split(const std::string& line) {
  std::istringstream stream(line);
  Words words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

}  // namespace

int main() {
  const std::vector<std::pair<std::string, std::string>> conversation = {
      {"add 2 3", "5"},
      {"Max 4 8 1", "8"},
      {"div 7 0", "no: division by zero"},
      {"add two 3", "no: 'two' is not a number"},
      {"add 2", "no: ADD wants other words"},
      {"sqrt 2", "no: there is no verb 'sqrt'"},
      {"div 42 6", "7"},
  };
  for (const auto& [line, expected] : conversation) {
    const std::string got = answer(split(line));
    std::cout << line << "  ->  " << got << "\n";
    if (got != expected) return 1;
  }
}
