#include "tap/raw_bytes.hpp"

#include "common/printable.hpp"
#include "tap/value_text.hpp"

namespace mini_redis::tap {

void RawBytes::add(std::string_view piece) {
  if (piece.empty()) return;
  start_ += piece.substr(0, shown - start_.size());
  size_ += piece.size();
  ++pieces_;
}

std::string RawBytes::text() const {
  return printable(start_, shown) + left_out(size_ - start_.size(), "byte");
}

}  // namespace mini_redis::tap
