// INFO, as its readers take it apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

using Words = std::vector<std::string>;

/// What INFO answers when it is asked for these sections.
std::string info(TestClient& client, const Words& sections = {});

/// The text in lines. What is behind the last CRLF, if there is anything, is one more.
Words lines_of(const std::string& text);

/// The headers of the sections, in order.
Words titles_of(const std::string& text);

/// Is all of the text of this form, a regular expression?
bool matches(const std::string& text, const std::string& form);

std::string joined(const Words& words);

/// What stands behind "field:" in that section, if it is there.
std::optional<std::string> find_field(TestClient& client, const std::string& section,
                                      const std::string& field);

std::string field(TestClient& client, const std::string& section, const std::string& name);

std::int64_t number(TestClient& client, const std::string& section, const std::string& name);

void expect_number(TestClient& client, const std::string& section, const std::string& name,
                   std::int64_t expected, const std::string& why = "");

/// Of one command: how often it ran, was rejected, and failed.
struct Calls {
  std::int64_t calls = 0, rejected = 0, failed = 0;
  std::string text() const {
    return std::to_string(calls) + " calls, " + std::to_string(rejected) + " rejected, " +
           std::to_string(failed) + " failed";
  }
  bool operator==(const Calls&) const = default;
};

/// From its line in INFO commandstats; without one: none of all.
Calls calls_of(TestClient& client, const std::string& command);

void expect_calls(TestClient& client, const std::string& command, const Calls& expected,
                  const std::string& why = "");

/// All is counted from zero.
void resets(TestClient& client);

}  // namespace mini_redis::testing
