#include "tap/request_decoder.hpp"

#include "tap/answer_times.hpp"
#include "tap/value_text.hpp"

namespace mini_redis::tap {
namespace {

std::string text_of(const Request& request) {
  std::string text;
  for (std::size_t i = 0; i < request.size(); ++i) {
    if (text.size() > longest_line) return text + left_out(request.size() - i, "argument");
    if (i > 0) text += ' ';
    text += word(request[i]);
  }
  return text;
}

Contents contents_of(const Request& request, bool is_inline) {
  Contents contents;
  contents.answers = answers_to(request);
  contents.text = request.empty() ? "(empty)" : text_of(request);
  contents.kind = request.empty() ? "no command, so no reply" : is_inline ? "inline" : "";
  return contents;
}

}  // namespace

void RequestDecoder::receive(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t count = asio::buffer_copy(input_.free_space(), asio::buffer(bytes));
    input_.received(count);
    bytes.remove_prefix(count);
  }
}

Decoded RequestDecoder::next(std::string_view fresh) {
  receive(fresh);
  const std::string_view unread = input_.unread();
  std::string_view rest = unread;
  Decoded decoded;
  const ParseStatus status = parser_.parse(rest, request_);
  if (status == ParseStatus::need_more) return decoded;
  if (status == ParseStatus::error) {
    decoded.status = Decoded::Status::broken;
    decoded.contents.text = parser_.error();
    return decoded;
  }
  decoded.status = Decoded::Status::whole;
  decoded.length = unread.size() - rest.size();
  decoded.contents = contents_of(request_, unread[0] != '*');
  input_.keep(rest);
  return decoded;
}

}  // namespace mini_redis::tap
