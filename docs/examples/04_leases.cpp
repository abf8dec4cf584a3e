// Rooms that are lent for a time. Each lease stores the moment when it ends. The current time comes from a
// clock that is passed in, and only one function knows what "over" means.
#include <iostream>
#include <string>
#include <unordered_map>

#include "common/clock.hpp"

using namespace mini_redis;
using namespace std::chrono_literals;

namespace {

class Leases {
 public:
  // REQUIRES: `clock` outlives the leases.
  explicit Leases(const Clock& clock) : clock_(clock) {}

  void grant(const std::string& room, const std::string& holder, Milliseconds length) {
    leases_[room] = {holder, clock_.now() + length};
  }

  // Returns false if there is no such lease, or if it is over.
  bool extend(const std::string& room, Milliseconds length) {
    Lease* lease = find(room);
    if (lease) lease->until = clock_.now() + length;
    return lease != nullptr;
  }

  std::string holder(const std::string& room) {
    const Lease* lease = find(room);
    return lease ? lease->holder : "nobody";
  }

  // Counts leases that are over, too, until somebody asks for them.
  std::size_t size() const { return leases_.size(); }

 private:
  struct Lease {
    std::string holder;
    TimePoint until;
  };

  // The only way to a lease: callers of find() never see one that is over.
  Lease* find(const std::string& room) {
    const auto found = leases_.find(room);
    if (found == leases_.end()) return nullptr;
    if (clock_.now() < found->second.until) return &found->second;
    leases_.erase(found);
    return nullptr;
  }

  const Clock& clock_;
  std::unordered_map<std::string, Lease> leases_;
};

// Does not move until somebody moves it.
class HandClock final : public Clock {
 public:
  TimePoint now() const override { return now_; }
  void advance(Milliseconds by) { now_ += by; }

 private:
  TimePoint now_{};
};

int failures = 0;

void expect(const std::string& what, const std::string& got, const std::string& wanted) {
  std::cout << what << ": " << got << "\n";
  if (got != wanted) ++failures;
}

}  // namespace

int main() {
  HandClock clock;
  Leases leases(clock);
  leases.grant("red room", "Ada", 1h);
  leases.grant("blue room", "Bob", 1h);

  clock.advance(59min);
  expect("after 59 minutes the red room belongs to", leases.holder("red room"), "Ada");
  leases.extend("red room", 1h);
  clock.advance(30min);
  expect("after 89 minutes the red room belongs to", leases.holder("red room"), "Ada");
  expect("and the table holds", std::to_string(leases.size()), "2");
  expect("the blue room belongs to", leases.holder("blue room"), "nobody");
  expect("and the table holds", std::to_string(leases.size()), "1");
  expect("can Bob extend it now?", leases.extend("blue room", 1h) ? "yes" : "no", "no");
  return failures;
}
