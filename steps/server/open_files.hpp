// How many files the process may have open: each client is one of them.
#pragma once

namespace mini_redis {

/// Raises the limit of open files if it is too low for that many clients, and leaves 32 files for everything
/// else. Returns how many clients there can be: fewer if the limit cannot be raised that far, and then a
/// warning says so. Throws std::runtime_error if there can be none.
/// Redis: adjustOpenFilesLimit()
int clients_within_limits(int wanted);

}  // namespace mini_redis
