#include "03-commands/database.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

Entry* Database::find(std::string_view key) {
  // TODO: look it up in dict_; has its time come?
  not_implemented();
}

void Database::set(std::string_view key, Value value) {
  // TODO: find or add the entry in dict_; it never expires any more; overwrite() its value.
  not_implemented();
}

}  // namespace mini_redis
