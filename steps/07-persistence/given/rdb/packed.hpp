// Small lists and hashes as Redis stores them: all elements in one string, one after the other.
// Redis: listpack.c, ziplist.c, zipmap.c.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mini_redis {

/// What is wrong with a packed string, for example "it ends in the middle of an element".
class BadPacking : public std::runtime_error {
  using runtime_error::runtime_error;
};

/// Called for one element after the other; for a hash, with each field and then its value.
using TakeElement = std::function<void(std::string element)>;

/// Each of these throws BadPacking if `packed` does not have its form, and never reads past the end of it.
void read_listpack(std::string_view packed, const TakeElement& take);  // since Redis 7.0
void read_ziplist(std::string_view packed, const TakeElement& take);   // before
void read_zipmap(std::string_view packed, const TakeElement& take);    // hashes before 2.6

}  // namespace mini_redis
