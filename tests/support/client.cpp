#include "support/client.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "support/shown.hpp"

namespace mini_redis::testing {
TestClient::TestClient(const Address& server) {
  timeval patience{test_time().count(), 0};
  context_.reset(redisConnectWithTimeout(server.host.c_str(), server.port, patience));
  if (!context_ || context_->err)
    fail(Verdict::wrong, conversation_,
         "can't connect to the server: " + std::string(context_ ? context_->errstr : "out of memory"));
}

TestClient& TestClient::sends(const std::vector<std::string>& command) {
  std::vector<const char*> words;
  std::vector<std::size_t> lengths;
  for (const std::string& word : command) words.push_back(word.data()), lengths.push_back(word.size());

  char* bytes = nullptr;
  const auto length =
      redisFormatCommandArgv(&bytes, static_cast<int>(command.size()), words.data(), lengths.data());
  const std::string formatted(bytes, static_cast<std::size_t>(length));
  redisFreeCommand(bytes);
  return sends_bytes(formatted);
}

TestClient& TestClient::sends_bytes(std::string_view bytes) {
  conversation_.add("sent", bytes);
  has_one_too_many_ = unanswered_ == 0 && !received_.empty();
  ++unanswered_;
  while (!bytes.empty()) {
    const ssize_t sent = send(context_->fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EAGAIN) {
      return *this;  // the server has closed: the next expectation will report it
    } else if (!wait(Wait::writable)) {
      fail(Verdict::timeout, conversation_, "the server doesn't take the bytes that the client sends");
    }
  }
  return *this;
}

std::size_t TestClient::sends_without_reading(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size()) {
    const ssize_t sent =
        send(context_->fd, bytes.data() + taken, bytes.size() - taken, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent <= 0) break;
    taken += static_cast<std::size_t>(sent);
  }
  conversation_.add("sent", bytes.substr(0, taken));
  return taken;
}

// Waits for the socket, or for a stub to be reached; false if the test's time runs out first.
bool TestClient::wait(Wait what) {
  const short events = what == Wait::readable ? POLLIN : POLLIN | POLLOUT;
  pollfd watched[] = {{context_->fd, events, 0}, {stub_reached_signal(), POLLIN, 0}};
  const int ready = poll(watched, 2, static_cast<int>(time_left().count()));
  if (stub_reached()) fail(Verdict::not_implemented, conversation_, "");
  if (ready > 0 && what == Wait::writable && (watched[0].revents & POLLIN)) receive();
  return ready > 0;
}

bool TestClient::receive() {
  char bytes[64 * 1024];
  const ssize_t count = recv(context_->fd, bytes, sizeof bytes, MSG_DONTWAIT);
  if (count <= 0) return count < 0 && errno == EAGAIN;
  received_.append(bytes, static_cast<std::size_t>(count));
  return true;
}

// The first whole reply in the received bytes. hiredis finds where it ends.
bool TestClient::next_reply(std::string& reply) {
  const std::unique_ptr<redisReader, void (*)(redisReader*)> reader(redisReaderCreate(), redisReaderFree);
  redisReaderFeed(reader.get(), received_.data(), received_.size());
  void* parsed = nullptr;
  const bool broken = redisReaderGetReply(reader.get(), &parsed) != REDIS_OK;
  if (!broken && !parsed) return false;
  const std::size_t rest = broken ? 0 : reader->len - reader->pos;
  if (parsed) freeReplyObject(parsed);
  reply = received_.substr(0, received_.size() - rest);
  received_.erase(0, reply.size());
  return true;
}

std::string TestClient::await_reply(const Expectation& expected) {
  std::string reply;
  while (!next_reply(reply)) {
    if (!wait(Wait::readable)) nothing_came(expected);
    if (!receive()) closed_instead(expected);
  }
  --unanswered_;
  return reply;
}

void TestClient::comes_to(const std::vector<std::string>& command, const ExpectedReply& expected,
                          const std::string& why) {
  const Conversation before = conversation_;
  for (;;) {
    const std::string reply = sends(command).await_reply({expected.bytes_like(""), why});
    conversation_.add("received", reply);
    if (expected.matches(reply)) return;
    if (time_left() < std::chrono::milliseconds(
                          500))  // leave time for the next answer, or its absence would become the verdict
      fail(Verdict::timeout, conversation_,
           "expected the answer to come to " + in_quotes(expected.bytes_like(reply)) + "; it stays at " +
               in_quotes(reply),
           why);
    conversation_ = before;
    poll(nullptr, 0, 1);  // gives the processor to the server
  }
}

void TestClient::gets(const ExpectedReply& expected, const std::string& why) {
  const std::string reply = await_reply({expected.bytes_like(""), why});
  if (!expected.matches(reply)) came_instead({expected.bytes_like(reply), why}, reply);
  conversation_.add("received", reply);
}

std::string TestClient::gets_bulk_string(const std::string& why) {
  const Expectation any{"$", why, "a bulk string"};
  const std::string reply = await_reply(any);
  const std::size_t start = reply.find("\r\n") + 2;
  if (!reply.starts_with('$') || reply.starts_with("$-")) came_instead(any, reply);
  conversation_.add("received", reply);
  return reply.substr(start, reply.size() - start - 2);
}

void TestClient::gets_bytes(std::string_view expected, const std::string& why) {
  const std::string wanted(expected);
  while (received_.size() < wanted.size() && wanted.starts_with(received_)) {
    if (!wait(Wait::readable)) nothing_came({wanted, why});
    if (!receive()) closed_instead({wanted, why});
  }
  const std::string got = received_.substr(0, wanted.size());
  if (got != wanted) came_instead({wanted, why}, received_);
  received_.erase(0, got.size());
  unanswered_ = 0;
  conversation_.add("received", got);
}

void TestClient::gets_nothing(const std::string& why) {
  receive();
  if (received_.empty()) return;
  conversation_.add("received", received_);
  fail(Verdict::wrong, conversation_, "expected no answer yet, got " + in_quotes(received_), why);
}

void TestClient::sees_the_end(const std::string& why) {
  for (;;) {
    if (!wait(Wait::readable))
      fail(Verdict::timeout, conversation_, "expected the server to close the connection; it stays open",
           why);
    if (!receive()) break;
    if (received_.empty()) continue;
    fail(Verdict::wrong, conversation_,
         "expected the server to close the connection, got " + in_quotes(received_), why);
  }
}

void TestClient::half_closes() {
  shutdown(context_->fd, SHUT_WR);
}

void TestClient::resets() {
  const linger abrupt{1, 0};
  setsockopt(context_->fd, SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
  context_.reset();
}

}  // namespace mini_redis::testing
