// Replies in RESP2 and RESP3: whatever a command writes, hiredis reads, and it reads the same.
#include <hiredis/hiredis.h>

#include <memory>

#include "03-commands/given/protocol_writer.hpp"
#include "fuzz.hpp"
#include "tap/reply_end.hpp"
#include "tap/reply_text.hpp"

using namespace mini_redis;

namespace {

#ifdef REDIS_REPLY_MAP
constexpr bool hiredis_knows_resp3 = true;
#else
constexpr bool hiredis_knows_resp3 = false;  // before version 1.0
#endif

struct Someone final : Client {
  std::uint64_t id() const override { return 1; }
  void push(std::string_view) override {}
  void finish() override {}
};

void write_reply(ReplyWriter& reply, fuzz::Input& input, int depth);

void write_elements(ReplyWriter& reply, fuzz::Input& input, int depth, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) write_reply(reply, input, depth + 1);
}

void write_container(ReplyWriter& reply, fuzz::Input& input, int depth) {
  const std::size_t count = input.byte() % 4;
  switch (input.byte() % 4) {
    case 0:
      return reply.set(count), write_elements(reply, input, depth, count);
    case 2:
      return reply.map(count), write_elements(reply, input, depth, 2 * count);
    default:  // arrays are the most frequent
      return reply.array(count), write_elements(reply, input, depth, count);
  }
}

double some_double(fuzz::Input& input) {
  return static_cast<double>(static_cast<std::int64_t>(input.number())) / (1 + input.byte());
}

// One whole reply, with all that is inside it.
void write_reply(ReplyWriter& reply, fuzz::Input& input, int depth) {
  switch (input.byte() % 10) {
    case 0:
      return reply.simple_string("OK");
    case 1:
      return reply.error(input.word());
    case 2:
      return reply.integer(static_cast<std::int64_t>(input.number()));
    case 3:
      return reply.bulk_string(input.word());
    case 4:
      return reply.null_bulk_string();
    case 5:
      return reply.null_array();
    case 6:
      return reply.verbatim_string(input.word());
    case 7:
      return reply.floating_point(some_double(input));
    case 8:
      return reply.boolean(input.byte() % 2 == 0);
    default:
      return depth < 6 ? write_container(reply, input, depth) : reply.array(0);
  }
}

void check_with_hiredis(std::string_view bytes) {
  const std::unique_ptr<redisReader, void (*)(redisReader*)> reader(redisReaderCreate(), redisReaderFree);
  redisReaderFeed(reader.get(), bytes.data(), bytes.size());
  void* found = nullptr;
  fuzz::check(redisReaderGetReply(reader.get(), &found) == REDIS_OK, reader->errstr, ": ",
              fuzz::Bytes{bytes});
  fuzz::check(found != nullptr, "hiredis waits for more: ", fuzz::Bytes{bytes});
  freeReplyObject(found);
  fuzz::check(redisReaderGetReply(reader.get(), &found) == REDIS_OK && !found, "more than one reply");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const Protocol protocol : {Protocol::resp2, Protocol::resp3}) {
    fuzz::Input input(data, size);
    Someone client;
    client.set_protocol(protocol);
    std::string bytes;
    ReplyWriter plain(bytes);
    ProtocolWriter reply(plain, client);
    write_reply(reply, input, 0);

    fuzz::check(tap::ReplyEnd().find(bytes) == bytes.size(), "not one reply: ", fuzz::Bytes{bytes});
    fuzz::check(!tap::contents_of(bytes).kind.empty(), "a reply of no kind: ", fuzz::Bytes{bytes});
    if (protocol == Protocol::resp2 || hiredis_knows_resp3) check_with_hiredis(bytes);
  }
  return 0;
}
