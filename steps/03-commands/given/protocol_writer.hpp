// The replies to one client, in the version of the protocol that it has asked for.
// Redis: the same addReply...() functions, which look at client.resp.
#pragma once

#include "01-tcp-server/given/client.hpp"
#include "02-protocol/reply_writer.hpp"

namespace mini_redis {

/// The only place that knows how RESP3 differs from RESP2. The client may change its version (HELLO) while a
/// command runs: what is written after that is in the new one.
class ProtocolWriter final : public ReplyWriter {
 public:
  /// Appends to the same output as `reply`. REQUIRES: the output and `client` outlive this writer.
  ProtocolWriter(const ReplyWriter& reply, const Client& client) : ReplyWriter(reply), client_(client) {}

  /// RESP3 has one null for both: _\r\n
  void null_bulk_string() override;
  void null_array() override;

  /// %2\r\n
  void map(std::size_t pairs) override;
  /// ~2\r\n
  void set(std::size_t count) override;
  /// >2\r\n
  void push(std::size_t count) override;
  /// =9\r\ntxt:hello\r\n; the first three characters say that it is plain text.
  void verbatim_string(std::string_view text) override;
  /// ,0.5\r\n
  void floating_point(double number) override;
  /// #t\r\n or #f\r\n
  void boolean(bool value) override;

 private:
  bool is_resp3() const { return client_.protocol() == Protocol::resp3; }

  const Client& client_;
};

}  // namespace mini_redis
