#include "speed_under_test.hpp"

#include <algorithm>
#include <exception>

namespace mini_redis::testing {

SpeedUnderTest::SpeedUnderTest(const std::vector<std::string>& yours) : yours_(yours) {
  begin("speed server", yours);
}

SpeedUnderTest::~SpeedUnderTest() noexcept(false) {
  stop("a session goes on although its connection is closed",
       "An error of the socket must end serve(): let the exception pass.");
  if (std::uncaught_exceptions() == 0) expect_no_memory_lost();
}

void SpeedUnderTest::expect_no_memory_lost() const {
  const std::int64_t held = std::stoll(run("held without a store")[0]);
  if (held > 0)
    fail(Verdict::wrong, {}, "the store is gone, and " + std::to_string(held) + " bytes of it are still held",
         "Free an item before you remove it from its last slot, or it's lost: see ItemTable::set() and "
         "ItemTable::move_some().");
  if (held < 0)
    fail(Verdict::wrong, {},
         "the store has freed " + std::to_string(-held) + " bytes more than it had: an item was in two slots",
         "ItemTable::move_some() must take an item out of its old slot, and leave the hash there.");
}

Work SpeedUnderTest::work_for(const std::function<void()>& conversation) {
  settles();
  const Work before = work_from(run("work"));
  conversation();
  settles();
  return work_from(run("work")).since(before);
}

std::pair<std::string, std::string> SpeedUnderTest::two_keys_with_the_same_hash() const {
  const Words keys = run("two keys");
  return {keys[0], keys[1]};
}

bool SpeedUnderTest::is_yours(const std::string& part) const {
  return std::find(yours_.begin(), yours_.end(), part) != yours_.end();
}

std::string bytes_of(const std::vector<std::string>& words) {
  std::string bytes = "*" + std::to_string(words.size()) + "\r\n";
  for (const std::string& word : words) bytes += "$" + std::to_string(word.size()) + "\r\n" + word + "\r\n";
  return bytes;
}

void sends_at_once(TestClient& client, const std::vector<std::vector<std::string>>& requests,
                   const std::vector<ExpectedReply>& replies, const std::string& why) {
  std::string bytes;
  for (const auto& words : requests) bytes += bytes_of(words);
  client.sends_bytes(bytes);
  for (const ExpectedReply& reply : replies) client.gets(reply, why);
}

void adds_keys(TestClient& client, const std::string& prefix, int count) {
  constexpr int at_once = 100;
  for (int done = 0; done < count; done += at_once) {
    std::string requests, replies;
    for (int i = done; i < std::min(done + at_once, count); ++i) {
      requests += bytes_of({"SET", prefix + std::to_string(i), std::to_string(100 + i % 900)});
      replies += "+OK\r\n";
    }
    client.sends_bytes(requests).gets_bytes(replies);
  }
}

void expect_at_most(std::int64_t most, std::int64_t counted, const std::string& what,
                    const std::string& why) {
  if (counted <= most) return;
  fail(Verdict::wrong, {},
       what + ": counted " + std::to_string(counted) + ", and " + std::to_string(most) + " would do", why);
}

}  // namespace mini_redis::testing
