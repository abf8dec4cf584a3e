// Takes INFO's reply apart, as its readers do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

/// INFO's reply for these sections.
std::string info(TestClient& client, const Words& sections = {});

/// Splits the text into lines. Anything after the last CRLF is one more line.
Words lines_of(const std::string& text);

/// The section headers, in order.
Words titles_of(const std::string& text);

/// Does the whole text match this regular expression?
bool matches(const std::string& text, const std::string& form);

std::string joined(const Words& words);

/// The value after "field:" in that section, if the field is there.
std::optional<std::string> find_field(TestClient& client, const std::string& section,
                                      const std::string& field);

std::string field(TestClient& client, const std::string& section, const std::string& name);

std::int64_t number(TestClient& client, const std::string& section, const std::string& name);

void expect_number(TestClient& client, const std::string& section, const std::string& name,
                   std::int64_t expected, const std::string& why = "");

/// How often a command ran, was rejected, and failed.
struct Calls {
  std::int64_t calls = 0, rejected = 0, failed = 0;
  std::string text() const {
    return std::to_string(calls) + " calls, " + std::to_string(rejected) + " rejected, " +
           std::to_string(failed) + " failed";
  }
  bool operator==(const Calls&) const = default;
};

/// Read from the command's line in INFO commandstats; all 0 without one.
Calls calls_of(TestClient& client, const std::string& command);

void expect_calls(TestClient& client, const std::string& command, const Calls& expected,
                  const std::string& why = "");

/// Sets all counts to zero.
void resets(TestClient& client);

}  // namespace mini_redis::testing
