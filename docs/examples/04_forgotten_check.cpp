// Two tables of log-ins. In the first one every function must remember to check the time, and one forgets.
#include <iostream>
#include <map>
#include <string>

namespace {

int now = 0;  // minutes; a log-in lasts 30 of them

class WrongLogins {
 public:
  void log_in(const std::string& user) { until_[user] = now + 30; }
  bool is_in(const std::string& user) const {
    const auto found = until_.find(user);
    return found != until_.end() && now < found->second;
  }
  // Every click restarts the 30 minutes. But is there still a log-in to extend?
  void click(const std::string& user) {
    const auto found = until_.find(user);
    if (found != until_.end()) found->second = now + 30;
  }

 private:
  std::map<std::string, int> until_;
};

class RightLogins {
 public:
  void log_in(const std::string& user) { until_[user] = now + 30; }
  bool is_in(const std::string& user) { return find(user) != nullptr; }
  void click(const std::string& user) {
    if (int* until = find(user)) *until = now + 30;
  }

 private:
  int* find(const std::string& user) {
    const auto found = until_.find(user);
    if (found == until_.end()) return nullptr;
    if (now < found->second) return &found->second;
    until_.erase(found);
    return nullptr;
  }

  std::map<std::string, int> until_;
};

// Is a user who comes back after two days still logged in?
template <typename Logins>
bool is_in_after_two_days() {
  now = 0;
  Logins logins;
  logins.log_in("Ada");
  now = 2 * 24 * 60;
  logins.click("Ada");
  return logins.is_in("Ada");
}

}  // namespace

int main() {
  const bool wrong = is_in_after_two_days<WrongLogins>(), right = is_in_after_two_days<RightLogins>();
  std::cout << "each function checks: " << (wrong ? "back from the dead" : "logged out") << "\n"
            << "one function checks:  " << (right ? "back from the dead" : "logged out") << "\n";
  return wrong && !right ? 0 : 1;
}
