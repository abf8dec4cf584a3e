// The traffic on one connection, shown frame by frame. No socket.
#pragma once

#include "tap/answer_times.hpp"
#include "tap/frame_stream.hpp"
#include "tap/printer.hpp"

namespace mini_redis::tap {

/// REQUIRES: the printer outlives it.
class Conversation {
 public:
  Conversation(int connection, Printer& printer);

  /// `bytes` have passed at `when`. Shows all frames that end in them.
  void passed(Direction direction, std::string_view bytes, Moment when);

  /// Whether a frame is incomplete, and its first part has not been shown.
  bool has_something_to_show(Direction direction) const;
  /// Nothing has come for a while: shows the part of a frame that has arrived, once.
  void silent(Direction direction);
  /// The connection is over: shows what is left of unfinished frames.
  void ended();

 private:
  struct Side {
    FrameStream frames;
    bool part_is_shown = false;  // of the incomplete frame
  };

  Side& side(Direction direction) { return direction == Direction::request ? requests_ : replies_; }
  void show(Direction direction, const Frame& frame, Moment when);
  void show_left_over(Direction direction);

  int connection_;
  Printer& printer_;
  Side requests_;
  Side replies_;
  AnswerTimes times_;
};

}  // namespace mini_redis::tap
