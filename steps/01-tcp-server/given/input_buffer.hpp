// The bytes of one connection that have arrived and are not used yet.
#pragma once

#include <algorithm>
#include <asio/buffer.hpp>
#include <cstddef>
#include <cstring>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "common/require.hpp"

namespace mini_redis {

/// Bytes are received straight into the free space after the unread bytes; nothing is copied until that space
/// runs out.
///
/// A read that waits keeps its space, and most clients only wait. So the space is small at first, doubles
/// whenever a read fills it, and becomes smaller again when it is not needed for long; what a large message
/// took is given back as soon as that message is used.
class InputBuffer {
 public:
  using Observer = std::function<void(std::string_view bytes)>;

  /// Keeps at most `max_unread` bytes. `observer`, if there is one, is called with the bytes that arrive.
  explicit InputBuffer(std::size_t max_unread, Observer observer = {})
      : max_unread_(max_unread), observer_(std::move(observer)) {}

  /// The space to receive into: at least 128 bytes. May move the unread bytes, which makes views into them
  /// invalid. Throws std::length_error if max_unread bytes are already waiting: the message that they start
  /// is too long for us.
  asio::mutable_buffer free_space() {
    const std::size_t waiting = end_ - begin_;
    if (waiting >= max_unread_) throw std::length_error("too many bytes without a whole message");
    const bool was_filled = end_ == size_;
    if (waiting == 0) start_again();
    if (was_filled && size_ < usual) {
      move_to(size_ * 2);
    } else if (size_ > usual && waiting < usual / 2) {
      move_to(usual);
    } else if (size_ - end_ < std::min(size_ / 4, least_large)) {
      make_space();
    }
    return asio::buffer(bytes_.get(), size_) + end_;
  }
  /// Tells the buffer that `count` bytes have been written to the front of free_space(). REQUIRES: it has
  /// that many.
  void received(std::size_t count, Caller caller = Caller::current()) {
    require(count <= size_ - end_, caller, "InputBuffer::received(count): count is ", count,
            ", but free_space() has ", size_ - end_, " bytes");
    end_ += count;
    if (observer_) observer_(unread().substr(unread().size() - count));
  }

  std::string_view unread() const { return {bytes_.get() + begin_, end_ - begin_}; }
  /// Keeps `rest`, and forgets the bytes before it. REQUIRES: it is the end of unread().
  void keep(std::string_view rest, Caller caller = Caller::current()) {
    require(rest.size() <= end_ - begin_, caller, "InputBuffer::keep(rest): rest has ", rest.size(),
            " bytes, but unread() has only ", end_ - begin_);
    begin_ = end_ - rest.size();
  }

 private:
  static constexpr std::size_t least = 512, usual = 16 * 1024, least_large = 4 * 1024;
  static constexpr int quiet_reads = 64;  // that need at most a quarter of the space: then it is halved

  // All bytes are used. `end_` tells how many there have been since the last time.
  void start_again() {
    const std::size_t needed = std::exchange(end_, 0);
    begin_ = 0;
    quiet_ = needed <= size_ / 4 ? quiet_ + 1 : 0;
    if (size_ > usual) last_large_ = needed;
    if (size_ <= usual && size_ > least && quiet_ >= quiet_reads) move_to(size_ / 2);
  }

  // Growing only when more than half is in use keeps this cheap: a byte moves a constant number of times.
  void make_space() {
    const std::size_t waiting = end_ - begin_;
    if (waiting <= size_ / 2) return move_to(size_);
    const std::size_t next = size_ * 2;
    move_to(next > usual ? std::max(next, last_large_ + last_large_ / 2) : next);
  }

  void move_to(std::size_t size) {
    const std::size_t waiting = end_ - begin_;
    if (size == size_) {
      std::memmove(bytes_.get(), bytes_.get() + begin_, waiting);
    } else {
      std::unique_ptr<char[]> bytes(new char[size]);  // not zeroed: memory that is not used costs nothing
      std::memcpy(bytes.get(), bytes_.get() + begin_, waiting);
      bytes_ = std::move(bytes);
      size_ = size;
      quiet_ = 0;
    }
    begin_ = 0;
    end_ = waiting;
  }

  std::size_t max_unread_;
  Observer observer_;
  std::size_t size_ = least;
  std::unique_ptr<char[]> bytes_{new char[least]};
  std::size_t begin_ = 0;  // unread bytes are [begin_, end_)
  std::size_t end_ = 0;
  std::size_t last_large_ = 0;  // what the last large message took: the next one may be as large
  int quiet_ = 0;               // how many reads in a row have needed little
};

}  // namespace mini_redis
