// A stream of requests gives the same requests, and the same error, in whatever pieces it arrives.
#include <vector>

#include "02-protocol/request_parser.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

namespace {

struct Outcome {
  std::vector<std::vector<std::string>> requests;
  std::string error;
  std::size_t left = 0;  // bytes of an incomplete request
  bool operator==(const Outcome&) const = default;
};

class Stream {
 public:
  void arrives(std::string_view piece) {
    if (parser_.failed()) return;
    // At another address each time, in a block of exactly that size: a view that is kept too long, or a byte
    // read too far, is noticed.
    received_ = std::string(std::string(received_) + std::string(piece));
    received_.shrink_to_fit();
    std::string_view input = received_;
    Request request;
    while (parser_.parse(input, request) == ParseStatus::complete) {
      const auto words = request.arguments();
      outcome.requests.emplace_back(words.begin(), words.end());
    }
    outcome.error = parser_.error();
    outcome.left = parser_.failed() ? 0 : input.size();
    received_ = std::string(input);
  }

  Outcome outcome;

 private:
  RequestParser parser_;
  std::string received_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string_view sizes = input.take(input.byte() % 16);
  const std::string_view bytes = input.rest();

  Stream whole;
  whole.arrives(bytes);

  Stream pieces;
  std::string_view rest = bytes;
  for (std::size_t i = 0; !rest.empty(); ++i) {
    const std::size_t wanted = sizes.empty() ? 1 : 1 + static_cast<unsigned char>(sizes[i % sizes.size()]);
    pieces.arrives(rest.substr(0, wanted));
    rest.remove_prefix(std::min(wanted, rest.size()));
  }
  fuzz::check(whole.outcome == pieces.outcome, "not the same in pieces: ", fuzz::Bytes{bytes});
  return 0;
}
