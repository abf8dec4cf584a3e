// Orders of several dishes: checks everything that may be wrong before anything is cooked.
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Words = std::vector<std::string>;  // "soup" "2" "bread" "1": a dish and a number, and so on

// Wrong: finds the error halfway, with the first dish already on the stove.
void cook_and_check(const Words& order, std::vector<std::string>& stove) {
  for (std::size_t i = 0; i < order.size(); i += 2) {
    if (i + 1 == order.size()) throw std::invalid_argument("how many " + order[i] + "?");
    stove.push_back(order[i] + " x " + order[i + 1]);
  }
}

// Right: a refusal changes nothing.
void check_and_cook(const Words& order, std::vector<std::string>& stove) {
  if (order.size() % 2 != 0) throw std::invalid_argument("how many " + order.back() + "?");
  for (std::size_t i = 0; i < order.size(); i += 2) stove.push_back(order[i] + " x " + order[i + 1]);
}

std::string tried(void (*cook)(const Words&, std::vector<std::string>&)) {
  std::vector<std::string> stove;
  std::string told = "cooked";
  try {
    cook({"soup", "2", "bread"}, stove);
  } catch (const std::invalid_argument& error) {
    told = error.what();
  }
  return told + "  on the stove: " + std::to_string(stove.size());
}

}  // namespace

int main() {
  std::cout << "check on the way: " << tried(cook_and_check)
            << "\ncheck first:      " << tried(check_and_cook) << "\n";
  return tried(check_and_cook).ends_with(" 0") ? 0 : 1;
}
