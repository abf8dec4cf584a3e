// Where the layers meet: bytes become requests, requests become commands, replies become bytes.
// Redis: processInputBuffer().
#pragma once

#include "01-tcp-server/given/bytes_handler.hpp"
#include "03-commands/dispatcher.hpp"
#include "03-commands/given/protocol_writer.hpp"
#include "03-commands/given/read_ahead.hpp"

namespace mini_redis {

/// The bytes handler of a Redis connection. REQUIRES: `dispatcher` and `db` outlive it.
class RespHandler final : public BytesHandler {
 public:
  // GIVEN.
  RespHandler(Client& client, Dispatcher& dispatcher, Database& db)
      : client_(client), dispatcher_(dispatcher), db_(db), parser_(dispatcher.table(), db.dict()) {}
  ~RespHandler() override { dispatcher_.forget(client_); }

  /// TO WRITE. Parses every complete request in `input` into request_ and executes it, in order; the replies
  /// go to `output`. After a protocol error: replies with it, and closes the connection.
  AfterReply on_bytes(std::string_view& input, std::string& output) override;

 private:
  /// GIVEN. Executes request_.
  void execute(ReplyWriter& reply) {
    ProtocolWriter writer(reply, client_);
    CommandContext context{client_, request_, writer, db_};
    dispatcher_.execute(context);
    request_.release();
    if (context.is_last) parser_.ignore_the_rest();
  }

  Client& client_;
  Dispatcher& dispatcher_;
  Database& db_;
  ReadAhead parser_;  // a RequestParser, and more
  Request request_;   // a member, so that its memory is reused
};

}  // namespace mini_redis
