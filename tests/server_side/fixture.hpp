// What a test needs in the server's process: the server itself, and code of the step that no socket reaches.
//
// In a learner's run that is the test's own process. When a submission is graded it is a process of its own,
// and the test asks for what is here over a channel (tests/isolated). So all that passes is words.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mini_redis::testing {

using Words = std::vector<std::string>;

class Fixture {
 public:
  Fixture() = default;
  Fixture(const Fixture&) = delete;
  virtual ~Fixture() = default;

  /// Runs an operation that this kind of fixture has, and returns its result. What the step's code throws
  /// passes.
  Words run(const std::string& operation, const Words& arguments) {
    return operations_.at(operation)(arguments);
  }

 protected:
  using Operation = std::function<Words(const Words& arguments)>;
  /// For constructors: adds an operation.
  void offers(const std::string& operation, Operation run) { operations_[operation] = std::move(run); }

 private:
  std::map<std::string, Operation> operations_;
};

/// Makes a kind of fixture known by its name, for the whole program: define one as a static object.
struct FixtureKind {
  using Make = std::function<std::unique_ptr<Fixture>(const Words& arguments)>;
  FixtureKind(const std::string& name, Make make);
};

/// Throws what the fixture's constructor throws. REQUIRES: a kind that is known.
std::unique_ptr<Fixture> make_fixture(const std::string& kind, const Words& arguments);

}  // namespace mini_redis::testing
