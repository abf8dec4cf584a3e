// Selects which mistake this program makes. See README.md in this folder.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string_view>

namespace mini_redis::testing {

/// The index of the name in MINI_REDIS_MISTAKE; -1 if it is not among them: then the code is correct.
inline int place_of_chosen_mistake(std::initializer_list<std::string_view> names) {
  const char* wanted = std::getenv("MINI_REDIS_MISTAKE");
  if (!wanted) return -1;
  const auto found = std::find(names.begin(), names.end(), wanted);
  if (found != names.end()) return static_cast<int>(found - names.begin());
  std::printf("NO SUCH MISTAKE: MINI_REDIS_MISTAKE is '%s', but this program has no mistake of that name.\n",
              wanted);
  std::exit(2);
}

}  // namespace mini_redis::testing
