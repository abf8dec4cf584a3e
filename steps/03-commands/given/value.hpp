// What a key can hold.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "03-commands/given/hash.hpp"
#include "03-commands/given/list.hpp"

namespace mini_redis {

/// Strings are stored in the entry itself. The containers are for commands of later steps. They are held by
/// pointer, because they are larger than a string and would make every entry larger.
using Value = std::variant<std::string, std::unique_ptr<List>, std::unique_ptr<Hash>>;

}  // namespace mini_redis
