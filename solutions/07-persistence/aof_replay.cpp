#include "07-persistence/aof_replay.hpp"

namespace mini_redis {

bool AofReader::next(Request& command) {
  skip_annotations();
  do {
    std::string_view unread = rest();
    if (!unread.empty() && unread[0] != '*') refuse("a command begins with '*'");
    const ParseStatus status = parser_.parse(unread, command);
    if (status == ParseStatus::error) refuse(parser_.error());
    if (status == ParseStatus::complete && command.empty()) refuse("a command has at least one word");
    if (status == ParseStatus::complete) {
      take(rest().size() - unread.size());
      return true;
    }
  } while (read_more());
  return false;
}

std::uint64_t replay(AofReader& reader, AofPlayer& player) {
  std::uint64_t end = reader.offset();
  Request command;
  while (reader.next(command)) {
    player.play(command);
    if (!player.in_transaction()) end = reader.offset();
  }
  return end;
}

}  // namespace mini_redis
