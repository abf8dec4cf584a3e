// What the kernel knows and the server does not say. Only Linux answers; elsewhere, everything seems fine.
#pragma once

#include <cstdint>
#include <string>

namespace mini_redis::testing {

/// How many clients have connected to this port of the machine and wait to be accepted.
int clients_not_accepted(std::uint16_t port);

/// What to say if this process has waited for a processor for a good part of its time; empty otherwise. The
/// driver looks for "the machine is slow just now", and runs the test again.
std::string slowness();

}  // namespace mini_redis::testing
