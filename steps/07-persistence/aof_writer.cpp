#include "07-persistence/aof_writer.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void AofWriter::append(std::span<const std::string_view> words) {
  // TODO: append an array of bulk strings to buffer_. Which class already writes such arrays?
  not_implemented();
}

void AofWriter::flush() {
  // TODO: write until nothing is left; each time, remove from buffer_ what the file took. Then the policy.
  not_implemented();
}

}  // namespace mini_redis
