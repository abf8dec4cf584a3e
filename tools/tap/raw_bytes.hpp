// The bytes of one frame as they came: how many, in how many pieces, and what they start with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mini_redis::tap {

/// Keeps what can be shown and counts the rest, so that a frame of 500 MB costs no more than a short one.
class RawBytes {
 public:
  static constexpr std::size_t shown = 256;

  void add(std::string_view piece);

  std::size_t size() const { return size_; }
  std::size_t pieces() const { return pieces_; }
  /// With \r\n visible; a long one shortened, with the number of bytes left out.
  std::string text() const;

 private:
  std::string start_;
  std::size_t size_ = 0;
  std::size_t pieces_ = 0;
};

}  // namespace mini_redis::tap
