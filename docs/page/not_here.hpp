// A part of a server that has no network.
#pragma once

namespace mini_redis {

/// Something to refer to that is never made, and so needs no code. REQUIRES: nobody uses it.
template <typename Part>
union NotHere {
  NotHere() {}
  ~NotHere() {}

  Part part;
};

}  // namespace mini_redis
