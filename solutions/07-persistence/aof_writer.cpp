#include "07-persistence/aof_writer.hpp"

#include "02-protocol/reply_writer.hpp"

namespace mini_redis {

void AofWriter::append(std::span<const std::string_view> words) {
  ReplyWriter command(buffer_);  // what a client sends is an array of bulk strings, like many a reply
  command.array(words.size());
  for (const std::string_view word : words) command.bulk_string(word);
}

void AofWriter::flush() {
  while (!buffer_.empty()) buffer_.erase(0, write_some());
  if (policy_ == FsyncPolicy::always && !is_synced_) sync();
}

}  // namespace mini_redis
