// Why a list is not a vector: the cost of inserting at the front.
#include <deque>
#include <iostream>
#include <vector>

namespace {

int moves = 0;

// An element that counts how often it is moved.
struct Element {
  Element() = default;
  Element(Element&&) noexcept { ++moves; }
  Element& operator=(Element&&) noexcept { return ++moves, *this; }
};

int moves_of(auto put_in_front) {
  moves = 0;
  for (int i = 0; i < 1000; ++i) put_in_front();
  return moves;
}

}  // namespace

int main() {
  std::vector<Element> vector;
  vector.reserve(1000);
  const int in_vector = moves_of([&] { vector.emplace(vector.begin()); });
  std::deque<Element> deque;
  const int in_deque = moves_of([&] { deque.emplace_front(); });
  std::cout << "1000 elements in front of a vector: " << in_vector << " moves\n"
            << "1000 elements in front of a deque:  " << in_deque << " moves\n";
  return in_deque == 0 && in_vector > 400'000 ? 0 : 1;
}
