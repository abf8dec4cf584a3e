#include "support/shown.hpp"

#include <algorithm>

#include "common/printable.hpp"

namespace mini_redis::testing {
namespace {

constexpr std::size_t most_columns = 120;

// How many of the bytes, from the first or from the last on, fit into so many columns.
template <typename Iterator>
std::size_t fitting(Iterator begin, Iterator end, std::size_t columns) {
  std::size_t count = 0;
  for (std::size_t used = 0; begin != end; ++begin, ++count)
    if ((used += printable({&*begin, 1}).size()) > columns) break;
  return count;
}

}  // namespace

std::string shown(std::string_view bytes) {
  return printable(bytes, fitting(bytes.begin(), bytes.end(), most_columns));
}

std::string in_quotes(std::string_view bytes) {
  return '"' + shown(bytes) + '"';
}

std::string side_by_side(const std::string& expected, const std::string& got) {
  const auto [e, g] = std::mismatch(expected.begin(), expected.end(), got.begin(), got.end());
  const auto same = static_cast<std::size_t>(e - expected.begin());
  const std::string_view equal = std::string_view(expected).substr(0, same);
  const std::size_t kept = fitting(equal.rbegin(), equal.rend(), most_columns / 2);
  const std::size_t skipped = same - kept;
  const std::string before = skipped ? "..." : "";
  const std::string mark(10 + before.size() + printable(equal.substr(skipped), same).size(), ' ');
  return "expected " + before + in_quotes(expected.substr(skipped)) + "\ngot      " + before +
         in_quotes(got.substr(std::min(skipped, got.size()))) + "\n" + mark + "^ the first difference";
}

}  // namespace mini_redis::testing
