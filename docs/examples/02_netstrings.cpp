// Reads netstrings from a stream that arrives in pieces of any size: 5:hello, is the text "hello". Much like
// the request parser: a length first, then the bytes, then a closing byte.
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

enum class Status { complete, need_more, error };

// netstring = length ":" length bytes of any kind ","
class NetstringParser {
 public:
  static constexpr std::size_t max_length = 1'000'000;
  static constexpr std::size_t max_digits = 7;

  // complete: `text` is the next netstring, and `input` begins after it.
  // need_more: `input` is unchanged; the next call passes the same bytes, and more.
  Status parse(std::string_view& input, std::string_view& text) {
    if (state_ == State::length) {
      if (const Status status = read_length(input); status != Status::complete) return status;
    }
    return read_bytes(input, text);
  }

 private:
  enum class State { length, bytes };

  Status read_length(std::string_view input) {
    const std::size_t colon = input.substr(0, max_digits + 1).find(':');
    if (colon == std::string_view::npos) return input.size() > max_digits ? Status::error : Status::need_more;
    const char* const end = input.data() + colon;
    const auto [stop, error] = std::from_chars(input.data(), end, length_);
    if (error != std::errc{} || stop != end || length_ > max_length) return Status::error;
    start_ = colon + 1;
    state_ = State::bytes;
    return Status::complete;
  }

  Status read_bytes(std::string_view& input, std::string_view& text) {
    if (input.size() - start_ < length_ + 1) return Status::need_more;  // + 1 for the comma
    if (input[start_ + length_] != ',') return Status::error;
    text = input.substr(start_, length_);
    input.remove_prefix(start_ + length_ + 1);
    state_ = State::length;
    return Status::complete;
  }

  State state_ = State::length;
  std::size_t start_ = 0;   // offset of the bytes from the front of the input; an offset, not a view
  std::size_t length_ = 0;  // how many bytes
};

// What a connection does with every piece that arrives.
class Connection {
 public:
  void receive(std::string_view piece) {
    buffer_ += piece;  // may move everything in the buffer
    std::string_view input = buffer_, text;
    while ((last = parser_.parse(input, text)) == Status::complete) texts.emplace_back(text);
    buffer_.erase(0, buffer_.size() - input.size());
  }

  std::vector<std::string> texts;
  Status last = Status::need_more;

 private:
  std::string buffer_;
  NetstringParser parser_;
};

std::vector<std::string> received_in_pieces(std::string_view stream, std::size_t size) {
  Connection connection;
  for (; !stream.empty(); stream.remove_prefix(std::min(size, stream.size())))
    connection.receive(stream.substr(0, size));
  return connection.texts;
}

bool is_refused(std::string_view stream) {
  Connection connection;
  connection.receive(stream);
  return connection.last == Status::error;
}

int fails(std::string_view what) {
  std::cout << what << '\n';
  return 1;
}

}  // namespace

int main() {
  const std::string_view stream = "5:hello,0:,3:a,b,15:こんにちは,";
  const std::vector<std::string> sent = {"hello", "", "a,b", "こんにちは"};

  for (std::size_t size = 1; size <= stream.size(); ++size) {
    if (received_in_pieces(stream, size) != sent) return fails("wrong when cut");
  }
  std::cout << sent.size() << " texts, however the " << stream.size() << " bytes are cut\n";

  for (const std::string_view bad : {"5:hello;", "five:hello,", "-1:,", "12345678:"}) {
    if (!is_refused(bad)) return fails("taken for a netstring");
    std::cout << bad << " is not a netstring\n";
  }
}
