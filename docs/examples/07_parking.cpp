// A log of parking tickets, read again hours later. Should it record the request, or its result?
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using Minutes = int;  // since midnight

class CarPark {
 public:
  Minutes now = 9 * 60;

  void park(const std::string& car, Minutes until) { until_[car] = until; }
  bool may_stand(const std::string& car) const {
    const auto found = until_.find(car);
    return found != until_.end() && now < found->second;
  }

 private:
  std::map<std::string, Minutes> until_;
};

struct Line {
  std::string car;
  Minutes minutes;
};

// Wrong: "for an hour" starts again whenever the log is read.
Line as_asked(const CarPark&, const std::string& car, Minutes length) {
  return {car, length};
}
void replay_as_asked(CarPark& park, const Line& line) {
  park.park(line.car, park.now + line.minutes);
}

// Right: "until ten" means the same at any time.
Line as_it_was(const CarPark& park, const std::string& car, Minutes length) {
  return {car, park.now + length};
}
void replay_as_it_was(CarPark& park, const Line& line) {
  park.park(line.car, line.minutes);
}

}  // namespace

int main() {
  CarPark morning;
  const Line asked = as_asked(morning, "VW", 60), was = as_it_was(morning, "VW", 60);

  CarPark by_asked, by_was;
  by_asked.now = by_was.now = 15 * 60;  // the power was off until three
  replay_as_asked(by_asked, asked);
  replay_as_it_was(by_was, was);
  std::cout << "parked at 9 for an hour; the log is read at 15\n";
  std::cout << "\"for 60 minutes\":  " << (by_asked.may_stand("VW") ? "may stand there" : "is over") << "\n";
  std::cout << "\"until minute 600\": " << (by_was.may_stand("VW") ? "may stand there" : "is over") << "\n";
  return by_asked.may_stand("VW") && !by_was.may_stand("VW") ? 0 : 1;
}
