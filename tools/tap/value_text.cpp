#include "tap/value_text.hpp"

#include <algorithm>

#include "common/printable.hpp"

namespace mini_redis::tap {
namespace {

bool needs_no_quotes(char c) {
  return c > ' ' && c <= '~' && c != '"' && c != '\'' && c != '\\';
}

std::string with_plural(std::string_view thing, std::size_t count) {
  return std::string(thing) + (count == 1 ? "" : "s");
}

}  // namespace

std::string quoted(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, longest_value);
  return '"' + printable(start) + '"' + left_out(bytes.size() - start.size(), "byte");
}

std::string word(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, longest_value);
  if (bytes.empty() || !std::all_of(start.begin(), start.end(), needs_no_quotes)) return quoted(bytes);
  return std::string(start) + left_out(bytes.size() - start.size(), "byte");
}

std::string count_of(std::size_t count, std::string_view thing) {
  return std::to_string(count) + " " + with_plural(thing, count);
}

std::string left_out(std::size_t count, std::string_view thing) {
  if (count == 0) return "";
  return "... (" + std::to_string(count) + " more " + with_plural(thing, count) + ")";
}

}  // namespace mini_redis::tap
