// A cloakroom: tickets in, coats out. Its commands take many tickets at once, as
// DEL, EXISTS and MGET take keys.
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace {

using Tickets = std::vector<int>;

class Cloakroom {
 public:
  void hang(int ticket, const std::string& coat) { coats_[ticket] = coat; }

  // Hands out the coats and returns how many there were: a ticket shown twice gets one coat.
  int collect(const Tickets& tickets) {
    int handed_out = 0;
    for (int ticket : tickets)
      if (coats_.erase(ticket) > 0) ++handed_out;
    return handed_out;
  }

  // Answers each ticket in its place: the first answer is for the first ticket, and so on.
  std::vector<std::optional<std::string>> look(const Tickets& tickets) const {
    std::vector<std::optional<std::string>> answers;
    for (int ticket : tickets) {
      const auto found = coats_.find(ticket);
      answers.push_back(found == coats_.end() ? std::nullopt : std::optional(found->second));
    }
    return answers;
  }

 private:
  std::map<int, std::string> coats_;
};

void show(const std::vector<std::optional<std::string>>& answers) {
  for (const auto& answer : answers) std::cout << " [" << answer.value_or("nothing") << "]";
  std::cout << "\n";
}

}  // namespace

int main() {
  Cloakroom room;
  room.hang(1, "red coat");
  room.hang(2, "blue coat");
  room.hang(3, "");  // somebody has handed in an empty bag: it exists

  std::cout << "look 2 7 1 3:   ";
  show(room.look({2, 7, 1, 3}));
  const int first = room.collect({1, 7, 2, 1}), second = room.collect({1, 2});
  std::cout << "collect 1 7 2 1: " << first << "\ncollect 1 2:     " << second << "\n";
  return first == 2 && second == 0 ? 0 : 1;
}
