// LRANGE, and what its two numbers mean.
#include <algorithm>

#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

namespace {

// A list of random words, and LRANGE on it.
class WordList {
 public:
  WordList(TestClient& client, std::int64_t length) : client_(client) {
    std::vector<std::string> command{"RPUSH", key_};
    for (std::int64_t i = 0; i < length; ++i) command.push_back(words_.emplace_back(random_word()));
    client_.sends(command).gets(integer(length));
  }

  // The elements from `first` up to, but not including, `end` are the expected answer.
  void range_is(const std::string& start, const std::string& stop, std::size_t first, std::size_t end,
                const std::string& why = "") {
    std::vector<ExpectedReply> expected;
    for (std::size_t i = first; i < end; ++i) expected.push_back(bulk_string(words_[i]));
    client_.sends({"LRANGE", key_, start, stop}).gets(array(expected), why);
  }

  const std::string& key() const { return key_; }
  const std::vector<std::string>& words() const { return words_; }

 private:
  TestClient& client_;
  const std::string key_ = random_key("list");
  std::vector<std::string> words_;
};

}  // namespace

TEST_CASE("LRANGE answers the elements from start to stop", "[5 points]") {
  about("list_commands.cpp", "slice", "Both count from 0, and the range includes the element at `stop`.");
  RedisUnderTest server;
  TestClient client = server.connects();

  WordList list(client, 6);
  list.range_is("0", "2", 0, 3, "From 0 to 2 there are three elements.");
  list.range_is("2", "4", 2, 5);
  list.range_is("3", "3", 3, 4, "From 3 to 3 there is one.");
  list.range_is("0", "5", 0, 6);
}

TEST_CASE("a negative index counts from the end", "[4 points]") {
  about("list_commands.cpp", "slice", "-1 is the last element: length + index is its place from the left.");
  RedisUnderTest server;
  TestClient client = server.connects();

  WordList list(client, 5);
  list.range_is("0", "-1", 0, 5, "This is how you ask for the whole list.");
  list.range_is("-2", "-1", 3, 5);
  list.range_is("1", "-2", 1, 4);
  list.range_is("-5", "0", 0, 1, "-5 of five elements is the first.");
  list.range_is("0", "-5", 0, 1);
}

TEST_CASE("a range stops at the ends of the list", "[4 points]") {
  about("list_commands.cpp", "slice", "Leave out what's outside of the list. It's not an error.");
  RedisUnderTest server;
  TestClient client = server.connects();

  WordList list(client, 4);
  list.range_is("2", "100", 2, 4, "A stop after the end means \"up to the last element\".");
  list.range_is("-100", "1", 0, 2, "A start before the first element means \"from the first on\".");
  list.range_is("-9223372036854775808", "9223372036854775807", 0, 4);
}

TEST_CASE("an empty range is an empty array", "[4 points]") {
  about("list_commands.cpp", "slice",
        "The count is 0 if the start is after the stop or after the last element.");
  RedisUnderTest server;
  TestClient client = server.connects();

  WordList list(client, 4);
  for (const auto& [start, stop] :
       {std::pair{"2", "1"}, {"-1", "-2"}, {"4", "9"}, {"100", "200"}, {"0", "-5"}, {"-9", "-8"}})
    list.range_is(start, stop, 0, 0,
                  std::string("From ") + start + " to " + stop + " of four elements: none.");
}

TEST_CASE("any range is a slice of the list", "[3 points]") {
  about("list_commands.cpp", "slice",
        "Count both from the left, and keep them inside the list. If they cross, the range is empty.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::int64_t length = random_number(3, 5), most = length + 2;
  WordList list(client, length);
  const auto from_left = [&](std::int64_t index) { return index < 0 ? index + length : index; };
  for (std::int64_t start = -most; start <= most; ++start)
    for (std::int64_t stop = -most; stop <= most; ++stop) {
      const std::int64_t first = std::clamp<std::int64_t>(from_left(start), 0, length);
      const std::int64_t end = std::clamp<std::int64_t>(from_left(stop) + 1, first, std::max(first, length));
      list.range_is(std::to_string(start), std::to_string(stop), static_cast<std::size_t>(first),
                    static_cast<std::size_t>(end),
                    "This is the range from " + std::to_string(start) + " to " + std::to_string(stop) +
                        " of " + std::to_string(length) + " elements.");
    }
}
