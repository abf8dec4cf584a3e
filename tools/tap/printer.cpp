#include "tap/printer.hpp"

#include <cstdio>
#include <string>

#include "common/printable.hpp"
#include "common/time_of_day.hpp"

namespace mini_redis::tap {
namespace {

using Took = std::optional<std::chrono::nanoseconds>;

constexpr std::string_view cyan = "\033[36m", green = "\033[32m", red = "\033[31m", dim = "\033[2m";

std::string_view arrow(Direction direction, bool utf8) {
  if (direction == Direction::request) return utf8 ? "──►" : "-->";
  return utf8 ? "◄──" : "<--";
}

std::string_view colour_of(Direction direction, const Frame& frame) {
  if (frame.state == Frame::State::broken || frame.contents.is_error) return red;
  return direction == Direction::request ? cyan : green;
}

std::string text_of(const Frame& frame) {
  const std::string& text = frame.contents.text;
  switch (frame.state) {
    case Frame::State::unfinished:
      return "not whole yet: " + text + " so far";
    case Frame::State::cut_off:
      return "never became whole: " + text;
    case Frame::State::broken:
      return "broken: " + text + "; from here on only bytes";
    case Frame::State::undecoded:
      return text + ", not decoded";
    default:
      return text;
  }
}

std::string in_milliseconds(std::chrono::nanoseconds time) {
  const double ms = std::chrono::duration<double, std::milli>(time).count();
  char text[40];
  std::snprintf(text, sizeof text, ms < 0.1 ? "%.2f ms" : "%.1f ms", ms);
  return text;
}

// "  (simple string, in 2 pieces, 0.4 ms)"
std::string remarks(const Frame& frame, Took took) {
  std::string text = frame.contents.kind;
  const auto add = [&](const std::string& remark) { text += (text.empty() ? "" : ", ") + remark; };
  if (frame.raw.pieces() > 1) add("in " + std::to_string(frame.raw.pieces()) + " pieces");
  if (took) add(in_milliseconds(*took));
  return text.empty() ? "" : "  (" + text + ")";
}

std::string line_start(int connection) {
  return time_of_day(std::chrono::system_clock::now()) + "  #" + std::to_string(connection) + " ";
}

std::string painted(const std::string& text, std::string_view colour, bool colours) {
  return colours ? std::string(colour) + text + "\033[0m" : text;
}

}  // namespace

void Printer::frame(int connection, Direction direction, const Frame& frame, Took took) {
  const std::string start = line_start(connection);
  const std::string indent(start.size() + 5, ' ');  // an arrow is three characters wide
  const std::string text =
      std::string(arrow(direction, style_.utf8)) + "  " + harmless(text_of(frame)) + remarks(frame, took);
  output_ << start << painted(text, colour_of(direction, frame), style_.colour) << '\n';
  if (style_.show_bytes) output_ << indent << painted(frame.raw.text(), dim, style_.colour) << '\n';
  output_ << std::flush;
}

void Printer::note(int connection, std::string_view text) {
  output_ << line_start(connection) << harmless(text) << std::endl;
}

}  // namespace mini_redis::tap
