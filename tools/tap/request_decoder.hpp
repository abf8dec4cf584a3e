// What a client sends, read by the workshop's own parser.
#pragma once

#include "01-tcp-server/given/input_buffer.hpp"
#include "02-protocol/request_parser.hpp"
#include "tap/decoder.hpp"

namespace mini_redis::tap {

class RequestDecoder final : public Decoder {
 public:
  Decoded next(std::string_view fresh) override;

 private:
  static constexpr std::size_t longest_request = std::size_t{1} << 30;  // Redis: client-query-buffer-limit

  void receive(std::string_view bytes);

  InputBuffer input_{longest_request};
  RequestParser parser_;
  Request request_;
};

}  // namespace mini_redis::tap
