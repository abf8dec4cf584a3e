// The process of the server under test, as the test sees it: its own process, or another one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server_side/fixture.hpp"
#include "server_side/stack.hpp"

namespace mini_redis::testing {

class ServerProcess {
 public:
  virtual ~ServerProcess() = default;

  // Fixtures. What happens in them passes as NotImplemented, ServerDoesNotReturn, or a std::exception
  // with the same words.
  virtual int make(const std::string& kind, const Words& arguments) = 0;
  virtual Words run(int fixture, const std::string& operation, const Words& arguments) = 0;
  virtual void drop(int fixture) = 0;

  // What the coach asks about the server that is running.
  /// A client is about to send something: see forget_throws() and ServerThread::request_begins().
  virtual void request_begins() = 0;
  /// See telling_throws().
  virtual std::vector<Stack> throws() = 0;
  /// Whether its thread is in its event loop, as it should be, or has left it.
  virtual bool responds() = 0;
  /// See look_often_at().
  virtual std::vector<Stack> looks_at_server() = 0;

  /// Returns when all is known that has happened there: a stub that was reached, a line of the log, a
  /// crash, which ends the test.
  virtual void catch_up() = 0;
  /// Forgets all that is in memory there, as a kill does; all fixtures are gone with it.
  virtual void dies() = 0;
};

/// This process; another one, if MINI_REDIS_SERVER_COMMAND says how to start it.
ServerProcess& server_process();

/// A fixture, for as long as this lives. All functions end the test if a stub is reached, or if the
/// server does not return.
class FixtureHandle {
 public:
  /// Throws std::runtime_error with the words of what its constructor throws.
  FixtureHandle(const std::string& kind, const Words& arguments);
  ~FixtureHandle();
  FixtureHandle(const FixtureHandle&) = delete;

  /// Throws std::runtime_error with the words of what the operation throws.
  Words run(const std::string& operation, const Words& arguments = {}) const;

 private:
  int fixture_ = 0;
};

}  // namespace mini_redis::testing
