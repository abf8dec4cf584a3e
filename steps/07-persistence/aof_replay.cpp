#include "07-persistence/aof_replay.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

bool AofReader::next(Request& command) {
  // TODO: use parser_ on rest(), as RespHandler does; but these bytes come from a file, and a file ends.
  not_implemented();
}

std::uint64_t replay(AofReader& reader, AofPlayer& player) {
  // TODO: play every command, and remember where the part that counts ends.
  not_implemented();
}

}  // namespace mini_redis
