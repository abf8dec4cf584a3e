// Frames as lines of text.
#pragma once

#include <chrono>
#include <optional>
#include <ostream>
#include <string_view>

#include "tap/frame.hpp"

namespace mini_redis::tap {

struct Style {
  bool colour = false;
  bool utf8 = false;  // otherwise only ASCII
  bool show_bytes = true;
};

/// Every frame is two lines: what it says, and its bytes; without `show_bytes`, only the first. Each function
/// flushes the output before it returns.
class Printer {
 public:
  Printer(std::ostream& output, Style style) : output_(output), style_(style) {}

  /// `took`: the time since the request that this frame answers, if it is known.
  void frame(int connection, Direction direction, const Frame& frame,
             std::optional<std::chrono::nanoseconds> took = std::nullopt);
  /// Something that happens to a connection, such as "opened".
  void note(int connection, std::string_view text);

 private:
  std::ostream& output_;
  Style style_;
};

}  // namespace mini_redis::tap
