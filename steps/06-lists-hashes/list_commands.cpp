#include "06-lists-hashes/list_commands.hpp"

#include <algorithm>

#include "03-commands/given/command_error.hpp"
#include "06-lists-hashes/containers.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void push(CommandContext& context, End end) {
  // TODO: grow() the list: put() each word from the third on; reply with the length.
  not_implemented();
}

void pop(CommandContext& context, End end) {
  // TODO: pop_count(); is there such a key? take() that many, or all there are; then after_removal().
  not_implemented();
}

Slice slice(std::int64_t start, std::int64_t stop, std::int64_t length) {
  // TODO: negative positions count from the end; then keep within the list.
  not_implemented();
}

}  // namespace mini_redis
