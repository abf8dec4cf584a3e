#include "07-persistence/aof_writer.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void AofWriter::append(std::span<const std::string_view> words) {
  // TODO: an array of bulk strings, behind what is in buffer_. Who writes such arrays already?
  not_implemented();
}

void AofWriter::flush() {
  // TODO: write until nothing is left; what was taken must be out of buffer_ before the next attempt. Then the policy.
  not_implemented();
}

}  // namespace mini_redis
