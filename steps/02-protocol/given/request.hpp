// One command as a client sent it: its name and its arguments.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mini_redis {

/// The arguments are views into the bytes they were parsed from, so a request costs no copy, and no
/// allocation once its vector has grown. The views become invalid when those bytes move: copy what
/// you want to keep.
class Request {
 public:
  std::size_t size() const { return arguments_.size(); }
  bool empty() const { return arguments_.empty(); }
  /// request[0] is the command's name, as typed. REQUIRES: i < size().
  std::string_view operator[](std::size_t i) const { return arguments_[i]; }
  std::string_view name() const { return arguments_[0]; }
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

 private:
  std::vector<std::string_view> arguments_;
  std::string text_;
};

}  // namespace mini_redis
