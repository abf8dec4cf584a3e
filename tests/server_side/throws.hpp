// Where exceptions were thrown: a handler knows what went wrong, but no longer where.
#pragma once

#include <vector>

#include "server_side/stack.hpp"

namespace mini_redis::testing {

// None is noticed under AddressSanitizer, which wants to be the first to hear of them, and elsewhere than on
// Linux. All of these may be called from any thread.

/// Forgets the exceptions so far, because a new request is sent; but not those that are kept.
void forget_throws();
/// Keeps the last exception: it has ended a session.
void keep_last_throw();
/// The stacks as they were when the kept exception and those before it were thrown, or else the last ones;
/// the latest first. An exception may have been caught and thrown again as another.
std::vector<Stack> telling_throws();

}  // namespace mini_redis::testing
