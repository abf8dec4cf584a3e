// Small lists and hashes as a Redis keeps them: all elements in one string, one behind the other. Redis: listpack.c,
// ziplist.c, zipmap.c.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mini_redis {

/// What a packed string is not, for instance "an element longer than its list".
class BadPacking : public std::runtime_error {
  using runtime_error::runtime_error;
};

/// Gets one element after the other; of a hash, each field and then its value.
using TakeElement = std::function<void(std::string element)>;

/// Each of them throws BadPacking when `packed` is not of its form, and never reads beyond it.
void read_listpack(std::string_view packed, const TakeElement& take);  // since Redis 7.0
void read_ziplist(std::string_view packed, const TakeElement& take);   // before
void read_zipmap(std::string_view packed, const TakeElement& take);    // hashes before 2.6

}  // namespace mini_redis
