// "More than a third of the letters came back": three ways to ask, one of them right.
#include <iomanip>
#include <iostream>
#include <utility>

namespace {

// Wrong: the quotient of two integers is an integer, almost always 0.
bool by_quotient(int returned, int sent) {
  return sent > 0 && returned / sent > 1.0 / 3;
}

// Wrong: a third of no letters is zero, and zero came back.
bool or_exactly(int returned, int sent) {
  return returned * 3 >= sent;
}

// Right: no division, and "more than" means more than.
bool by_product(int returned, int sent) {
  return returned * 3 > sent;
}

}  // namespace

int main() {
  std::cout << std::boolalpha << "returned  sent   a/b > 1/3   a*3 >= b   a*3 > b\n";
  for (const auto& [returned, sent] : {std::pair{20, 21}, {8, 21}, {7, 21}, {0, 21}, {0, 0}})
    std::cout << std::setw(8) << returned << std::setw(6) << sent << std::setw(12)
              << by_quotient(returned, sent) << std::setw(11) << or_exactly(returned, sent) << std::setw(10)
              << by_product(returned, sent) << "\n";
  return by_product(8, 21) && !by_product(0, 0) && !by_quotient(20, 21) && or_exactly(0, 0) ? 0 : 1;
}
