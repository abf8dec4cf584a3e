#include "rows.hpp"

#include "common/printable.hpp"

namespace mini_redis {

std::string text_of(const std::vector<Row>& rows) {
  std::string text;
  for (const Row& row : rows) {
    for (const std::string& cell : row) text += harmless(cell) + "\t";
    text.back() = '\n';
  }
  return text;
}

}  // namespace mini_redis
