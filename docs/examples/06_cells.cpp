// Cells of a spreadsheet: a number, a text, or a row of numbers. Three ways to get the row.
#include <deque>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <variant>

namespace {

using Row = std::deque<int>;
using Cell = std::variant<int, std::string, std::unique_ptr<Row>>;

class NotARow : public std::runtime_error {
 public:
  NotARow() : std::runtime_error("this cell holds something else than a row") {}
};

// Wrong: throws the library's own exception, whose message no user understands.
Row& row_by_get(Cell& cell) {
  return *std::get<std::unique_ptr<Row>>(cell);
}

// Right: checks first, and refuses in its own words.
Row& row_by_asking(Cell& cell) {
  if (!std::holds_alternative<std::unique_ptr<Row>>(cell)) throw NotARow();
  return *std::get<std::unique_ptr<Row>>(cell);
}

std::string size_by(Row& (*row_of)(Cell&), Cell& cell) try {
  return std::to_string(row_of(cell).size()) + " numbers";
} catch (const std::exception& e) {
  return e.what();
}

}  // namespace

int main() {
  Cell row = std::make_unique<Row>(Row{3, 1, 4}), text = std::string("total");
  std::cout << "a row:  " << size_by(row_by_get, row) << "; " << size_by(row_by_asking, row) << "\n"
            << "a text: " << size_by(row_by_get, text) << "; " << size_by(row_by_asking, text) << "\n"
            << "bytes:  " << sizeof(Row) << " a row, " << sizeof(std::string) << " a text, " << sizeof(Cell)
            << " a cell\n";
  return size_by(row_by_asking, text).starts_with("this cell") ? 0 : 1;
}
