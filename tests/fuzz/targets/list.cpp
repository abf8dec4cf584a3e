// A list beside std::deque: pushed to, popped from and changed in the middle, with words of all lengths.
#include "03-commands/given/list.hpp"

#include <deque>
#include <iterator>

#include "fuzz.hpp"

using namespace mini_redis;

namespace {

class Lists {
 public:
  explicit Lists(fuzz::Input& input) : input_(input) {}

  void push() {
    const bool front = input_.byte() % 2 == 0;
    for (int left = input_.byte(); left >= 0; --left) {
      const std::string word = any_word();
      front ? list_.push_front(word) : list_.push_back(word);
      front ? model_.push_front(word) : model_.push_back(word);
    }
  }

  void pop() {
    const bool front = input_.byte() % 2 == 0;
    for (int left = input_.byte(); left > 0 && !model_.empty(); --left) {
      fuzz::check(list_.front() == model_.front() && list_.back() == model_.back(), "another word at an end");
      front ? list_.pop_front() : list_.pop_back();
      front ? model_.pop_front() : model_.pop_back();
    }
  }

  void insert() {
    const std::size_t i = any_place();
    for (int left = input_.byte() % 64; left >= 0; --left) {
      const std::string word = any_word();
      list_.insert(list_.nth(i), word);
      model_.insert(model_.begin() + static_cast<std::ptrdiff_t>(i), word);
    }
  }

  void replace() {
    const std::size_t i = any_place();
    if (i == model_.size()) return;
    model_[i] = any_word();
    list_.replace(list_.nth(i), model_[i]);
  }

  void erase() {
    const std::size_t first = any_place(), last = first + any_number() % (model_.size() - first + 1);
    const auto next = list_.erase(list_.nth(first), list_.nth(last));
    const auto begin = model_.begin();
    model_.erase(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last));
    fuzz::check(next == list_.nth(first), "another place after what is erased");
  }

  void erase_some() {
    const std::size_t skip = input_.byte() % 8 + 1u;
    std::size_t i = any_place();
    for (auto place = list_.nth(i); i < model_.size(); place = list_.nth(i += skip)) {
      place = list_.erase(place);
      model_.erase(model_.begin() + static_cast<std::ptrdiff_t>(i));
      fuzz::check(place == list_.nth(i), "another next place");
      if (model_.size() - i < skip) return;
    }
  }

  void compare() const {
    fuzz::check(list_.size() == model_.size() && list_.empty() == model_.empty(), "another size");
    auto forward = list_.begin();
    auto backward = list_.end();
    for (std::size_t i = 0; i < model_.size(); ++i, ++forward) {
      fuzz::check(*forward == model_[i], "another word from the left: ", i);
      fuzz::check(*--backward == model_[model_.size() - 1 - i], "another word from the right: ", i);
      if (i % 16 == 0) fuzz::check(list_.nth(i) == forward && list_.at(i) == model_[i], "another word ", i);
    }
    fuzz::check(forward == list_.end() && backward == list_.begin(), "more words");
  }

 private:
  std::size_t any_number() { return input_.byte() * 256u + input_.byte(); }
  std::size_t any_place() { return any_number() % (model_.size() + 1); }

  // Mostly short; now and then at the border of a longer form, or of a block.
  std::string any_word() {
    const std::uint8_t kind = input_.byte();
    const std::size_t length = kind < 200   ? kind % 16u
                               : kind < 225 ? 250u + kind % 8u
                               : kind < 250 ? kind * 8u
                                            : PackedWords::most_bytes - 12 + kind % 8u;
    std::string word = std::to_string(++made_);
    word.resize(length, 'x');
    return word;
  }

  fuzz::Input& input_;
  List list_;
  std::deque<std::string> model_;
  int made_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  Lists lists(input);
  void (Lists::*const changes[])() = {&Lists::push,    &Lists::pop,   &Lists::insert,
                                      &Lists::replace, &Lists::erase, &Lists::erase_some};
  while (!input.empty()) (lists.*changes[input.byte() % std::size(changes)])();
  lists.compare();
  return 0;
}
