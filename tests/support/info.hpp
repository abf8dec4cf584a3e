// What INFO says. In the steps that use it, INFO is the reference's.
#pragma once

#include <string>

#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

/// Expects a line of that section of INFO to begin so: "expired_keys:1", or "db0:keys=1,expires=0".
inline void expect_info(TestClient& client, const std::string& section, const std::string& line,
                        const std::string& why) {
  const std::string text = "\r\n" + client.sends({"INFO", section}).gets_bulk_string();
  const std::size_t at = text.find("\r\n" + line.substr(0, line.find_first_of(":")) + ":");
  const std::string found =
      at == text.npos ? "none" : text.substr(at + 2, text.find("\r\n", at + 2) - at - 2);
  if ((found + ",").starts_with(line + ",")) return;
  client.objects("expected the line " + line + "\ngot      the line " + found, why);
}

}  // namespace mini_redis::testing
