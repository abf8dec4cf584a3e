// The echo protocol: every line comes back as it was sent. This is the simplest server there is, and it tests
// the network layer: anything that layer gets wrong, every layer above it gets wrong too.
#pragma once

#include "01-tcp-server/framing.hpp"
#include "01-tcp-server/given/bytes_handler.hpp"

namespace mini_redis {

class EchoHandler final : public BytesHandler {
 public:
  static constexpr std::size_t max_line = 64 * 1024;

  AfterReply on_bytes(std::string_view& input, std::string& output) override {
    while (const auto line = take_line(input, max_line)) output.append(*line).append("\r\n");
    return AfterReply::keep_open;
  }
};

}  // namespace mini_redis
