// The command line of a program: flags, and what is wrong with them.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <stdexcept>
#include <string_view>

namespace mini_redis {

/// One line that says what is wrong with the command line and what would be right.
class BadOption : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Calls `apply(flag, value)` for "--port 7000" and "--port=7000" alike, in their order. Several words up to the next flag
/// are one value: "--save 60 1000". A flag among `alone` has no value: "--help". One that lacks its value gets an empty one.
void read_flags(int argc, const char* const* argv, std::initializer_list<std::string_view> alone,
                const std::function<void(std::string_view flag, std::string_view value)>& apply);

/// The number that `text` is; throws a BadOption that names `flag` and the limits when it is not one.
int number_between(std::string_view flag, std::string_view text, int least, int most);

/// As number_between(); 0 asks for a free port.
std::uint16_t port_to_listen_on(std::string_view flag, std::string_view text);

}  // namespace mini_redis
