#include "server_side/fixture.hpp"

namespace mini_redis::testing {
namespace {

// Static objects of other files fill it, so it cannot be one itself.
std::map<std::string, FixtureKind::Make>& kinds() {
  static std::map<std::string, FixtureKind::Make> instance;
  return instance;
}

}  // namespace

FixtureKind::FixtureKind(const std::string& name, Make make) {
  kinds()[name] = std::move(make);
}

std::unique_ptr<Fixture> make_fixture(const std::string& kind, const Words& arguments) {
  return kinds().at(kind)(arguments);
}

}  // namespace mini_redis::testing
