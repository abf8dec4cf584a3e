// A child process works for the server that started it, and has no business after its end.
#pragma once

#include <sys/types.h>

namespace mini_redis {

/// Call it in a child: from now on it ends with `parent`, the process that started it. Linux kills it at
/// once; elsewhere it goes on until require_parent(). If the parent is gone already, the child ends here.
void end_with_parent(pid_t parent);

/// Throws std::runtime_error if end_with_parent() was called and the parent has ended: another server may
/// have taken its place, and written newer files. Call it before a step that others can see.
void require_parent();

}  // namespace mini_redis
