// Cells of a spreadsheet: a text, or a row of numbers. Who asks which of them it is?
#include <deque>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace {

using Row = std::deque<int>;

class Cell {
 public:
  explicit Cell(std::string text) : text_(std::move(text)) {}
  explicit Cell(std::unique_ptr<Row> row) : row_(std::move(row)) {}

  Row* row() { return row_.get(); }  // nullptr: it is a text

 private:
  std::string text_;
  std::unique_ptr<Row> row_;
};

class NotARow : public std::runtime_error {
 public:
  NotARow() : std::runtime_error("this cell holds something other than a row") {}
};

// Asks in one place, and refuses in its own words.
Row& as_row(Cell& cell) {
  Row* row = cell.row();
  if (!row) throw NotARow();
  return *row;
}

std::string size_of(Cell& cell) try {
  return std::to_string(as_row(cell).size()) + " numbers";
} catch (const NotARow& e) {
  return e.what();
}

}  // namespace

int main() {
  Cell row(std::make_unique<Row>(Row{3, 1, 4})), text("total");
  std::cout << "a row:  " << size_of(row) << "\n"
            << "a text: " << size_of(text) << "\n";
  return as_row(row).size() == 3 && size_of(text).starts_with("this cell") ? 0 : 1;
}
