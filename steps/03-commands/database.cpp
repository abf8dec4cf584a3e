#include "03-commands/database.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

Entry* Database::find(std::string_view key) {
  // TODO: look it up in dict_; has it expired?
  not_implemented();
}

void Database::set(std::string_view key, Value value) {
  // TODO: find or add the entry in dict_; remove its expiry; overwrite() its value.
  not_implemented();
}

}  // namespace mini_redis
