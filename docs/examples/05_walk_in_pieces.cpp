// Walks in pieces through a collection that changes in between: with a cursor that
// counts, and one that is a place.
#include <algorithm>
#include <iostream>
#include <set>
#include <string>
#include <vector>

namespace {

using Houses = std::set<int>;  // by house number
constexpr std::size_t at_once = 3;

// Wrong: "how many have I visited" means nothing once an earlier house is gone.
std::vector<int> visit_by_count(const Houses& houses, std::size_t& cursor) {
  std::vector<int> visited;
  for (auto house = std::next(houses.begin(), static_cast<std::ptrdiff_t>(std::min(cursor, houses.size())));
       house != houses.end() && visited.size() < at_once; ++house)
    visited.push_back(*house);
  cursor += visited.size();
  return visited;
}

// Right: a place in the street stays the same, whatever is built or torn down before it.
std::vector<int> visit_by_place(const Houses& houses, std::size_t& cursor) {
  std::vector<int> visited;
  for (auto house = houses.lower_bound(static_cast<int>(cursor));
       house != houses.end() && visited.size() < at_once; ++house)
    visited.push_back(*house);
  cursor = visited.empty() ? cursor : static_cast<std::size_t>(visited.back()) + 1;
  return visited;
}

template <typename Visit>
std::string walk(Visit visit) {
  Houses houses = {1, 2, 3, 5, 8, 13};
  std::size_t cursor = 0;
  std::string seen;
  for (std::vector<int> piece = visit(houses, cursor); !piece.empty(); piece = visit(houses, cursor)) {
    for (int house : piece) seen += " " + std::to_string(house);
    seen += " |";
    houses.erase(2);  // torn down in the meantime
  }
  return seen;
}

}  // namespace

int main() {
  const std::string by_count = walk(visit_by_count), by_place = walk(visit_by_place);
  std::cout << "by count:" << by_count << "\nby place:" << by_place << "\n";
  return by_place == " 1 2 3 | 5 8 13 |" && by_count != by_place ? 0 : 1;
}
