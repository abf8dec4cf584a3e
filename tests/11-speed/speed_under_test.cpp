#include "speed_under_test.hpp"

#include <algorithm>
#include <asio/post.hpp>
#include <exception>

#include "11-speed/given/slots.hpp"

namespace mini_redis::testing {

namespace {

constexpr std::string_view replies_before = "(replies before)";

}  // namespace

Work Work::since(const Work& before) const {
  Work difference = *this;
  difference.system_calls = system_calls - before.system_calls;
  difference.all = all - before.all;
  difference.parsing = parsing - before.parsing;
  difference.executing = executing - before.executing;
  difference.storing = storing - before.storing;
  difference.gets -= before.gets;
  difference.sets -= before.sets;
  difference.replaced -= before.replaced;
  difference.slots -= before.slots;
  return difference;
}

// Adds what the store does while this lives to the work.
struct SpeedUnderTest::Counted {
  Work& work;
  Allocations before = allocations_of_this_thread();
  std::uint64_t slots = Slots::looked_at;

  explicit Counted(Work& work_of_server) : work(work_of_server) {}
  ~Counted() {
    work.storing += allocations_of_this_thread() - before;
    const auto looked_at = static_cast<std::int64_t>(Slots::looked_at - slots);
    work.slots += looked_at;
    work.most_slots = std::max(work.most_slots, looked_at);
  }
};

// Goes on to the store of the part, and counts what it does and how often it is asked.
class SpeedUnderTest::CountingStore final : public Store {
 public:
  explicit CountingStore(SpeedUnderTest& test) : test_(test) {}

  std::optional<std::string_view> get(std::string_view key) override {
    ++test_.work_.gets;
    const Counted counted(test_.work_);
    return test_.store_->get(key);
  }

  void set(std::string_view key, std::string_view value) override {
    ++test_.work_.sets;
    const Counted counted(test_.work_);
    test_.store_->set(key, value);
  }

 private:
  SpeedUnderTest& test_;
};

Parsed SpeedUnderTest::counted_parse(const Parts& parts, std::string_view& input, Arguments& arguments) {
  seen_.parsed = true;
  const Allocations before = allocations_of_this_thread();
  const Parsed parsed = parts.next_request(input, arguments);
  const Allocations taken = allocations_of_this_thread() - before;
  work_.parsing += taken;
  work_.most_parsed = std::max(work_.most_parsed, taken.bytes);
  if (parsed == Parsed::whole) seen_.whole = true;
  return parsed;
}

// A reply has room in the output, so that only the part itself allocates; and replies are there before it.
void SpeedUnderTest::counted_execute(const Parts& parts, Store& store, const Arguments& arguments,
                                     std::string& output) {
  const std::size_t size = output.size();
  output.reserve(size + 1024);
  output += replies_before;
  count_in_turn();
  const Allocations before = allocations_of_this_thread(), stored = work_.storing;
  parts.execute(store, arguments, output);
  const Allocations taken = allocations_of_this_thread() - before - (work_.storing - stored);
  work_.executing += taken;
  work_.most_executed = std::max(work_.most_executed, taken.bytes);
  seen_.executed = true;
  if (output.compare(size, replies_before.size(), replies_before) == 0) {
    output.erase(size, replies_before.size());
  } else {
    ++work_.replaced;
  }
}

Parts SpeedUnderTest::counting(const Parts& parts) {
  Parts counted;
  counted.next_request = [this, parts](std::string_view& input, Arguments& arguments) {
    return counted_parse(parts, input, arguments);
  };
  counted.execute = [this, parts](Store& store, const Arguments& arguments, std::string& output) {
    counted_execute(parts, store, arguments, output);
  };
  counted.make_store = [this, make = parts.make_store] {
    {
      const Counted counted_here(work_);
      store_ = make();
    }
    return std::make_unique<CountingStore>(*this);
  };
  counted.serve = [sessions = sessions_, serve = parts.serve](
                      asio::ip::tcp::socket& socket, RequestsOfClient& requests) -> asio::awaitable<void> {
    const std::shared_ptr<void> session(nullptr, [count = sessions](void*) { --*count; });
    ++*sessions;
    co_await serve(socket, requests);
  };
  return counted;
}

SpeedUnderTest::SpeedUnderTest(const std::vector<std::string>& yours)
    : yours_(yours),
      server_(new SpeedServer(io(), free_port(), counting(parts_with_yours(yours))), {sessions_}) {
  const auto start = [this] { server_->start(); };
  run(server_->endpoint(), start, [this] { server_->close(); });
}

SpeedUnderTest::~SpeedUnderTest() noexcept(false) {
  stop("a session goes on although its connection is closed",
       "An error of the socket must end serve(): let its exception go on.");
  if (std::uncaught_exceptions() == 0) expect_no_memory_lost();
}

void SpeedUnderTest::expect_no_memory_lost() {
  {
    const Counted counted(work_);
    store_.reset();
  }
  const std::int64_t held = work_.storing.held;
  if (held > 0)
    fail(Verdict::wrong, {}, "the store is gone, and " + std::to_string(held) + " bytes of it are still held",
         "An item that is in no slot any more is lost, if it was not freed: see ItemTable::set() and "
         "ItemTable::move_some().");
  if (held < 0)
    fail(Verdict::wrong, {},
         "the store has freed " + std::to_string(-held) + " bytes more than it had: an item was in two slots",
         "ItemTable::move_some() takes an item out of its old slot, and leaves the hash there.");
}

// Others get their turn when what is posted runs.
void SpeedUnderTest::count_in_turn() {
  work_.most_in_a_turn = std::max(work_.most_in_a_turn, ++requests_in_turn_);
  if (requests_in_turn_ == 1) asio::post(io(), [this] { requests_in_turn_ = 0; });
}

Work SpeedUnderTest::work_for(const std::function<void()>& conversation) {
  const auto look = [this] {
    Work work;
    on_server_thread([&] {
      work_.system_calls = system_calls_of_this_thread();
      work_.all = allocations_of_this_thread();
      work = work_;
      work_.most_parsed = work_.most_executed = work_.most_slots = work_.most_in_a_turn = 0;
    });
    return work;
  };
  settles();
  const Work before = look();
  conversation();
  settles();
  return look().since(before);
}

void SpeedUnderTest::request_begins() {
  seen_.parsed = seen_.whole = seen_.executed = false;
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
