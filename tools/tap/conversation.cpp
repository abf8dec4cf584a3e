#include "tap/conversation.hpp"

#include "tap/reply_decoder.hpp"
#include "tap/request_decoder.hpp"

namespace mini_redis::tap {

Conversation::Conversation(int connection, Printer& printer)
    : connection_(connection),
      printer_(printer),
      requests_{FrameStream(std::make_unique<RequestDecoder>())},
      replies_{FrameStream(std::make_unique<ReplyDecoder>())} {}

void Conversation::passed(Direction direction, std::string_view bytes, Moment when) {
  Side& from = side(direction);
  from.frames.feed(bytes);
  while (const auto frame = from.frames.next()) {
    from.part_is_shown = false;
    show(direction, *frame, when);
  }
}

void Conversation::show(Direction direction, const Frame& frame, Moment when) {
  std::optional<std::chrono::nanoseconds> took;
  if (frame.state == Frame::State::undecoded) {
    // Nobody can tell what it asks or answers.
  } else if (direction == Direction::request) {
    times_.asked(frame.contents.answers, when);  // a broken request is answered too, with an error
  } else if (!frame.contents.is_push) {
    took = times_.answered(when);
  }
  printer_.frame(connection_, direction, frame, took);
}

bool Conversation::has_something_to_show(Direction direction) const {
  const Side& from = direction == Direction::request ? requests_ : replies_;
  return from.frames.has_unfinished() && !from.part_is_shown;
}

void Conversation::silent(Direction direction) {
  if (!has_something_to_show(direction)) return;
  side(direction).part_is_shown = true;
  printer_.frame(connection_, direction, side(direction).frames.unfinished());
}

void Conversation::show_left_over(Direction direction) {
  if (!side(direction).frames.has_unfinished()) return;
  Frame frame = side(direction).frames.unfinished();
  frame.state = Frame::State::cut_off;
  printer_.frame(connection_, direction, frame);
}

void Conversation::ended() {
  show_left_over(Direction::request);
  show_left_over(Direction::reply);
}

}  // namespace mini_redis::tap
