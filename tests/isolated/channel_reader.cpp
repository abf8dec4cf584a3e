#include "isolated/channel_reader.hpp"

#include <cstdlib>
#include <sstream>

#include "isolated/channel.hpp"
#include "support/coach.hpp"

namespace mini_redis::testing {
namespace {

constexpr std::size_t most_answers = 8;  // two questions are open at a time; the others are not asked for

}  // namespace

std::vector<std::uintptr_t> addresses_in(const std::string& word) {
  std::istringstream text(word);
  std::vector<std::uintptr_t> addresses;
  text >> std::hex;
  for (std::uintptr_t address = 0; text >> address;) addresses.push_back(address);
  return addresses;
}

bool ChannelReader::wait_for(const std::string& number, std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, time, [&] { return gone_ || answers_.contains(number); });
  return answers_.contains(number);
}

Words ChannelReader::take(const std::string& number) {
  const std::lock_guard lock(mutex_);
  return answers_.extract(number).mapped();
}

bool ChannelReader::is_gone() {
  const std::lock_guard lock(mutex_);
  return gone_;
}

void ChannelReader::listen() {
  int notifications = -1;
  pid_t server = 0, sender = 0;
  auto packet = receive_packet(descriptor_, &server, &notifications);  // the launcher's comes first
  if (server > 0 && notifications >= 0) supervisor_.emplace(notifications);
  for (sender = server; packet; packet = receive_packet(descriptor_, &sender))
    if (packet->size() > 1) note(*packet, sender == server);
  const std::lock_guard lock(mutex_);
  gone_ = true;
  changed_.notify_all();
}

void ChannelReader::note(const Words& packet, bool may_answer) {
  const std::string& what = packet[0];
  if (what == "stub" && packet.size() > 4)
    return note_stub({packet[1], packet[2], packet[3], static_cast<unsigned>(std::atoi(packet[4].c_str()))});
  if (what == "log") return note_log_line(packet[1]);
  const std::lock_guard lock(mutex_);
  if (what == "crash") {
    crash_ = Crash{packet[1], {}};
    for (std::size_t i = 2; i < packet.size(); ++i)
      for (const std::uintptr_t address : addresses_in(packet[i])) crash_->stack.push_back(address);
  } else if (may_answer && answers_.size() < most_answers) {
    answers_[packet[1]] = packet;
  }
  changed_.notify_all();
}

}  // namespace mini_redis::testing
