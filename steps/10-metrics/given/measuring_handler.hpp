// Between the network and the commands: how many bytes, and whose.
#pragma once

#include <memory>

#include "01-tcp-server/given/bytes_handler.hpp"
#include "10-metrics/given/metrics.hpp"

namespace mini_redis {

/// Given. Stands in front of the real handler, once per connection.
class MeasuringHandler final : public BytesHandler {
 public:
  /// REQUIRES: `metrics` and `client` outlive it.
  MeasuringHandler(Metrics& metrics, Client& client, const HandlerFactory& make_handler)
      : metrics_(metrics),
        connection_(client, metrics.connections(), metrics.clock()),
        handler_(make_handler(connection_)) {}

  AfterReply on_bytes(std::string_view& input, std::string& output) override {
    Counters& counters = metrics_.stats().counters;
    counters.input_bytes += input.size() - connection_.unread;
    connection_.unread = input.size();
    connection_.last_seen = metrics_.clock().now();

    const std::size_t before = output.size();
    const Turn turn(metrics_, connection_, output);
    const AfterReply next = handler_->on_bytes(input, output);
    connection_.unread = input.size();
    counters.output_bytes += output.size() - before;
    return next;
  }

 private:
  /// The connection is the current one as long as this lives.
  class Turn {
   public:
    Turn(Metrics& metrics, Connection& connection, const std::string& output) : metrics_(metrics) {
      metrics_.begin_read(connection, output);
    }
    ~Turn() { metrics_.end_read(); }
    Turn(const Turn&) = delete;

   private:
    Metrics& metrics_;
  };

  Metrics& metrics_;
  Connection connection_;
  std::unique_ptr<BytesHandler> handler_;  // refers to the connection
};

}  // namespace mini_redis
