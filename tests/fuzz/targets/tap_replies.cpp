// The tap: any bytes from a server are the same frames whole and byte by byte.
#include "fuzz.hpp"
#include "tap/reply_decoder.hpp"

using namespace mini_redis;

namespace {

// What the frames say; ends with what is wrong, if something is.
std::string told(std::string_view bytes, std::size_t piece_size) {
  tap::ReplyDecoder decoder;
  std::string text;
  try {
    while (!bytes.empty()) {
      const std::string piece(bytes.substr(0, piece_size));
      bytes.remove_prefix(piece.size());
      for (auto decoded = decoder.next(piece); decoded.status == tap::Decoded::Status::whole;
           decoded = decoder.next(""))
        text += decoded.contents.kind + " " + decoded.contents.text + "\n";
    }
  } catch (const std::exception& e) {
    text += e.what();
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Input input(data, size);
  const std::string whole = told(input.rest(), size + 1), in_pieces = told(input.rest(), 1);
  fuzz::check(whole == in_pieces, "whole:\n", whole, "\nbyte by byte:\n", in_pieces);
  for (char c : whole) fuzz::check((c >= ' ' && c <= '~') || c == '\n', "a byte that a terminal obeys");
  return 0;
}
