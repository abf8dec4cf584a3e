// The bytes of one connection that have arrived and are not used yet.
#pragma once

#include <asio/buffer.hpp>
#include <cstddef>
#include <cstring>
#include <functional>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "common/require.hpp"

namespace mini_redis {

/// Bytes are received straight into the free space after the unread bytes; nothing is copied until that space
/// runs out.
class InputBuffer {
 public:
  using Observer = std::function<void(std::string_view bytes)>;

  /// Keeps at most `max_unread` bytes. `observer`, if there is one, is called with the bytes that arrive.
  explicit InputBuffer(std::size_t max_unread, Observer observer = {})
      : max_unread_(max_unread), observer_(std::move(observer)) {}

  /// The space to receive into: at least 4 KB. May move the unread bytes, which makes views into them
  /// invalid. Throws std::length_error if max_unread bytes are already waiting: the message that they start
  /// is too long for us.
  asio::mutable_buffer free_space() {
    if (end_ - begin_ >= max_unread_) throw std::length_error("too many bytes without a whole message");
    if (begin_ == end_) begin_ = end_ = 0;
    if (bytes_.size() - end_ < least_space) make_space();
    return asio::buffer(bytes_) + end_;
  }
  /// Tells the buffer that `count` bytes have been written to the front of free_space(). REQUIRES: it has
  /// that many.
  void received(std::size_t count, Caller caller = Caller::current()) {
    require(count <= bytes_.size() - end_, caller, "InputBuffer::received(count): count is ", count,
            ", but free_space() has ", bytes_.size() - end_, " bytes");
    end_ += count;
    if (observer_) observer_(unread().substr(unread().size() - count));
  }

  std::string_view unread() const { return {bytes_.data() + begin_, end_ - begin_}; }
  /// Keeps `rest`, and forgets the bytes before it. REQUIRES: it is the end of unread().
  void keep(std::string_view rest, Caller caller = Caller::current()) {
    require(rest.size() <= end_ - begin_, caller, "InputBuffer::keep(rest): rest has ", rest.size(),
            " bytes, but unread() has only ", end_ - begin_);
    begin_ = end_ - rest.size();
  }

 private:
  static constexpr std::size_t least_space = 4 * 1024;

  void make_space() {
    std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    // Growing only when more than half is in use keeps this cheap: a byte moves a constant number of times.
    if (bytes_.size() - end_ < bytes_.size() / 2) bytes_.resize(bytes_.size() * 2);
  }

  std::size_t max_unread_;
  Observer observer_;
  std::vector<char> bytes_ = std::vector<char>(16 * 1024);
  std::size_t begin_ = 0;  // unread bytes are [begin_, end_)
  std::size_t end_ = 0;
};

}  // namespace mini_redis
