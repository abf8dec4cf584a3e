// One command as a client sent it: its name and its arguments.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/require.hpp"

namespace mini_redis {

/// The arguments are views into the bytes they were parsed from, so a request costs no copy, and no
/// allocation once its vector has grown. The views become invalid when those bytes move: copy what
/// you want to keep.
class Request {
 public:
  /// A number, and the line that it is used in: an operator can have no other parameter.
  struct Index {
    // NOLINTNEXTLINE(google-explicit-constructor): it is there for this conversion
    Index(std::size_t i, Caller from = Caller::current()) : value(i), caller(from) {}
    std::size_t value;
    Caller caller;
  };

  std::size_t size() const { return arguments_.size(); }
  bool empty() const { return arguments_.empty(); }
  /// request[0] is the command's name, as typed. REQUIRES: i < size().
  std::string_view operator[](Index i) const {
    require(i.value < size(), i.caller, "request[i]: i is ", i.value, ", but the request has only ", size(),
            size() == 1 ? " word" : " words");
    return arguments_[i.value];
  }
  std::string_view name(Caller caller = Caller::current()) const { return (*this)[{0, caller}]; }
  std::span<const std::string_view> arguments() const { return arguments_; }

  void clear() { arguments_.clear(); }
  void add(std::string_view argument) { arguments_.push_back(argument); }
  /// For arguments that are written differently in the input ("a\"b"): add_copy() keeps a copy for as long as
  /// the request lives. First reserve_text() for all of them together: if the copies need more, the views of
  /// earlier copies become invalid.
  void reserve_text(std::size_t bytes) { text_.clear(), text_.reserve(bytes); }
  void add_copy(std::string_view argument) {
    text_ += argument;
    add(std::string_view(text_).substr(text_.size() - argument.size()));
  }

  /// Exchanges the arguments of two requests. REQUIRES: none of them is a copy.
  void swap_arguments(Request& other) { arguments_.swap(other.arguments_); }

  /// Gives back the memory of a large request; a small one keeps its memory for the next request. The
  /// arguments are gone.
  void release() {
    clear();
    if (arguments_.capacity() > kept_arguments) arguments_.shrink_to_fit();
    if (text_.capacity() > kept_text) text_.clear(), text_.shrink_to_fit();
  }

 private:
  static constexpr std::size_t kept_arguments = 1024, kept_text = 16 * 1024;

  std::vector<std::string_view> arguments_;
  std::string text_;
};

}  // namespace mini_redis
