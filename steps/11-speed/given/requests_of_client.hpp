// What a client asks for, one request after the other.
#pragma once

#include <string>
#include <string_view>

#include "11-speed/requests.hpp"

namespace mini_redis {

class Store;
struct Parts;

/// For each client one. Joins the two parts that a request goes through: next_request() and execute().
class RequestsOfClient {
 public:
  /// Both live longer than this.
  RequestsOfClient(const Parts& parts, Store& store) : parts_(parts), store_(store) {}

  /// Runs the request at the beginning of `input`, takes it off, and appends its reply to `output`. Returns
  /// false if it ran none: there is no whole request, or the bytes are not a request at all. In that case it
  /// appends an error to `output`, and are_over() is true.
  bool run_next(std::string_view& input, std::string& output);
  /// Nothing more can be understood. Send what was answered, and leave.
  bool are_over() const { return over_; }

 private:
  const Parts& parts_;
  Store& store_;
  Arguments arguments_;  // used again for each request, so it allocates nothing
  bool over_ = false;
};

}  // namespace mini_redis
