// A stream of requests gives the same requests, and the same error, in whatever pieces it arrives,
// and whether it is read ahead or not.
#include <vector>

#include "03-commands/given/read_ahead.hpp"
#include "03-commands/string_commands.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

namespace {

struct Outcome {
  std::vector<std::vector<std::string>> requests;
  std::string error;
  std::size_t left = 0;  // bytes of an incomplete request
  bool operator==(const Outcome&) const = default;
};

// Whether the caller takes all requests that are there, or moves what is left elsewhere after each.
enum class Habit { greedy, restless };

template <typename Parser>
class Stream {
 public:
  explicit Stream(Parser parser, Habit habit = Habit::greedy) : parser_(std::move(parser)), habit_(habit) {}

  void arrives(std::string_view piece) {
    if (parser_.failed()) return;
    received_ += piece;
    for (bool is_more = true; is_more;) {
      // At another address each time, in a block of exactly that size: a view that is kept too long, or a
      // byte read too far, is noticed.
      received_ = std::string(received_);
      received_.shrink_to_fit();
      std::string_view input = received_;
      is_more = take(input) && habit_ == Habit::restless;
      outcome.left = parser_.failed() ? 0 : input.size();
      received_ = std::string(input);
    }
    outcome.error = parser_.error();
  }

  Outcome outcome;

 private:
  // Returns whether there was a request.
  bool take(std::string_view& input) {
    Request request;
    bool was_there = false;
    while (parser_.parse(input, request) == ParseStatus::complete) {
      const auto words = request.arguments();
      outcome.requests.emplace_back(words.begin(), words.end());
      was_there = true;
      if (habit_ == Habit::restless) break;
    }
    return was_there;
  }

  Parser parser_;
  Habit habit_;
  std::string received_;
};

// What reading ahead looks at: a few rows, and keys that are there.
struct Server {
  Server() {
    table.add({"get", 2, flag::readonly, first_key, get_command});
    table.add({"mget", -2, flag::readonly, all_keys, get_command});
    dict.find_or_add("k");
    dict.find_or_add(
            "a key of more than one line, so that its end is in another one than its start, and more")
        .value = Value("a text that is not in the word of its entry");
  }

  CommandTable table;
  Dict dict;
};

template <typename Parser>
Outcome in_pieces(Stream<Parser> stream, std::string_view bytes, std::string_view sizes) {
  for (std::size_t i = 0; !bytes.empty(); ++i) {
    const std::size_t wanted = sizes.empty() ? 1 : 1 + static_cast<unsigned char>(sizes[i % sizes.size()]);
    stream.arrives(bytes.substr(0, wanted));
    bytes.remove_prefix(std::min(wanted, bytes.size()));
  }
  return stream.outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string_view sizes = input.take(input.byte() % 16);
  const std::string_view bytes = input.rest();

  Stream whole{RequestParser()};
  whole.arrives(bytes);
  const auto is_same = [&](const Outcome& outcome, const char* how) {
    fuzz::check(whole.outcome == outcome, "not the same ", how, ": ", fuzz::Bytes{bytes});
  };
  is_same(in_pieces(Stream(RequestParser()), bytes, sizes), "in pieces");

  static const Server server;
  const auto ahead = [&](Habit habit) { return Stream(ReadAhead(server.table, server.dict), habit); };
  is_same(in_pieces(ahead(Habit::greedy), bytes, std::string(16, '\xff')), "ahead");
  is_same(in_pieces(ahead(Habit::greedy), bytes, sizes), "ahead, in pieces");
  is_same(in_pieces(ahead(Habit::restless), bytes, std::string(16, '\xff')), "ahead, from place to place");
  return 0;
}
