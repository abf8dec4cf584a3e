#include "07-persistence/aof_replay.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

bool AofReader::next(Request& command) {
  // TODO: parser_ and rest(), as RespHandler does it; but from a file, which has an end.
  not_implemented();
}

std::uint64_t replay(AofReader& reader, AofPlayer& player) {
  // TODO: play all there is, and remember up to where it counts.
  not_implemented();
}

}  // namespace mini_redis
