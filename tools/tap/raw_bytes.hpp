// The bytes of one frame as they came: how many, in how many pieces, and how they start.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mini_redis::tap {

/// Keeps what can be shown and counts the rest, so a frame of 500 MB needs no more memory than a short one.
class RawBytes {
 public:
  static constexpr std::size_t shown = 256;

  void add(std::string_view piece);

  std::size_t size() const { return size_; }
  std::size_t pieces() const { return pieces_; }
  /// With \r\n visible. If there are many bytes: the start, and how many bytes were left out.
  std::string text() const;

 private:
  std::string start_;
  std::size_t size_ = 0;
  std::size_t pieces_ = 0;
};

}  // namespace mini_redis::tap
