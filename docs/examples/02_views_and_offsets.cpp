// A view into a buffer that moves, and an offset into it.
#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

namespace {

// Room for 16 bytes. Used bytes are removed and the rest moves to the front, as in any input buffer.
class SmallBuffer {
 public:
  // REQUIRES: there is room.
  void receive(std::string_view bytes) {
    std::copy(bytes.begin(), bytes.end(), bytes_.begin() + end_);
    end_ += static_cast<std::ptrdiff_t>(bytes.size());
  }
  void forget(std::ptrdiff_t count) {
    std::copy(bytes_.begin() + count, bytes_.begin() + end_, bytes_.begin());
    end_ -= count;
  }
  std::string_view unread() const { return {bytes_.data(), static_cast<std::size_t>(end_)}; }

 private:
  std::array<char, 16> bytes_{};
  std::ptrdiff_t end_ = 0;
};

}  // namespace

int main() {
  SmallBuffer buffer;
  buffer.receive("bye!4:milk");  // one message that has been handled, and one whose comma is missing

  const std::string_view view = buffer.unread().substr(6, 4);
  const std::size_t offset = 2;  // counted from the start of the second message
  std::cout << "before: the view shows " << view << ", the offset " << buffer.unread().substr(4 + offset, 4)
            << '\n';

  buffer.forget(4);  // "bye!" has been answered: the rest moves to the front
  buffer.receive(",3:tea,");
  const std::string_view found = buffer.unread().substr(offset, 4);
  std::cout << "after:  the view shows " << view << ", the offset " << found << '\n';
  return found == "milk" && view != "milk" ? 0 : 1;
}
