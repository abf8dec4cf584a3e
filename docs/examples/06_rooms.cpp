// The rooms of a chat: a room exists as long as somebody is in it. Nobody opens or closes one.
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <string>

namespace {

using Room = std::set<std::string>;

class Chat {
 public:
  explicit Chat(std::function<void(const std::string& news)> tell) : tell_(std::move(tell)) {}

  void join(const std::string& room, const std::string& who) {
    rooms_[room].insert(who);
    tell_(room + ": " + who + " has come");
  }

  // Wrong: the last one leaves, and the room stays.
  void leave_only(const std::string& room, const std::string& who) {
    const auto found = rooms_.find(room);
    if (found == rooms_.end()) return;
    found->second.erase(who);
  }

  // Right: the room goes when the last person leaves, and tell_ reports both.
  void leave(const std::string& room, const std::string& who) {
    const auto found = rooms_.find(room);
    if (found == rooms_.end() || found->second.erase(who) == 0) return;
    tell_(room + ": " + who + " has gone");
    if (!found->second.empty()) return;
    rooms_.erase(found);
    tell_(room + ": closed");
  }

  std::size_t rooms() const { return rooms_.size(); }

 private:
  std::map<std::string, Room> rooms_;
  std::function<void(const std::string&)> tell_;
};

}  // namespace

int main() {
  std::size_t left[2];
  for (const bool right : {false, true}) {
    Chat chat([right](const std::string& news) {
      if (right) std::cout << news << "\n";
    });
    for (int day = 1; day <= 3; ++day) {
      const std::string room = "day-" + std::to_string(day);
      chat.join(room, "Ada");
      right ? chat.leave(room, "Ada") : chat.leave_only(room, "Ada");
    }
    left[right] = chat.rooms();
  }
  std::cout << "rooms in the evening: " << left[0] << " wrong, " << left[1] << " right\n";
  return left[0] == 3 && left[1] == 0 ? 0 : 1;
}
