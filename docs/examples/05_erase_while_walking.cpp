// A list that closes its gaps, and a loop that does not notice.
#include <iostream>
#include <string>
#include <vector>

namespace {

using Guests = std::vector<std::string>;

// Wrong: the next guest moves up into the gap, and the loop skips that guest.
void send_home_at_once(Guests& guests) {
  for (std::size_t i = 0; i < guests.size(); ++i)
    if (guests[i] != "host") guests.erase(guests.begin() + static_cast<std::ptrdiff_t>(i));
}

// Right: first note who must go, then erase them.
void send_home_by_a_list(Guests& guests) {
  Guests leaving;
  for (const std::string& guest : guests)
    if (guest != "host") leaving.push_back(guest);
  for (const std::string& guest : leaving) std::erase(guests, guest);
}

std::string names(const Guests& guests) {
  std::string text;
  for (const std::string& guest : guests) text += " " + guest;
  return text;
}

}  // namespace

int main() {
  const Guests party = {"Ada", "Bob", "host", "Cem", "Dora", "Eve"};
  Guests wrong = party, right = party;
  send_home_at_once(wrong);
  send_home_by_a_list(right);
  std::cout << "at once:  " << names(wrong) << "\nby a list:" << names(right) << "\n";
  return names(right) == " host" ? 0 : 1;
}
