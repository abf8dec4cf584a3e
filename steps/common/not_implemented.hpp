// A function that is still to be written says so, loudly, and says where it is.
#pragma once

#include <functional>
#include <source_location>
#include <stdexcept>
#include <string>

namespace mini_redis {

/// Thrown by every stub. Names the place to open, so that you do not have to search for it.
class NotImplemented : public std::logic_error {
 public:
  explicit NotImplemented(std::source_location where);

  const std::string& function() const { return function_; }  // "Session::run"
  const std::string& file() const { return file_; }          // "steps/01-tcp-server/session.cpp"
  unsigned line() const { return line_; }
  std::string step() const;  // "01-tcp-server", the directory of the file

 private:
  std::string function_;
  std::string file_;
  unsigned line_;
};

/// Throws NotImplemented for the function that calls it. Replace the call with your code.
[[noreturn]] void not_implemented(std::source_location where = std::source_location::current());

/// Calls `callback` before each NotImplemented is thrown, on the throwing thread. The tests listen here, so
/// they report a stub even if the exception itself gets lost. Call this before you start any thread.
void observe_not_implemented(std::function<void(const NotImplemented&)> callback);

}  // namespace mini_redis
