// A new season: all goals go back to zero. The referees remember where each team's number is.
#include <iostream>
#include <map>
#include <string>

namespace {

using Board = std::map<std::string, int>;

// Wrong: the numbers are gone, and new ones are elsewhere. Writes to the old place are lost.
void begin_season_anew(Board& board) {
  board.clear();
  board["Reds"] = 0;
}

// Right: each number stays where it is.
void begin_season(Board& board) {
  for (auto& [team, goals] : board) goals = 0;
}

}  // namespace

int main() {
  Board board = {{"Reds", 31}}, other = {{"Reds", 31}};
  int* known = &board["Reds"];
  begin_season(board);
  ++*known;  // a goal
  std::cout << "set back in place:  Reds " << board["Reds"] << "\n";

  Board::node_type old = other.extract("Reds");  // kept alive, so that this program may look at it
  known = &old.mapped();
  begin_season_anew(other);
  ++*known;
  std::cout << "thrown away:        Reds " << other["Reds"] << "\n";
}
