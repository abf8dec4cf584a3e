#include "simulation/oracle.hpp"

#include <algorithm>

#include "simulation/world.hpp"

namespace mini_redis::simulation {
namespace {

const std::string cannot_append = "MISCONF Errors writing to the AOF file: ";

bool needs_log(const Words& words) {
  return Keys::writes(words) || words[0] == "PING";
}

// What a client gets in place of all its answers if its changes could not be stored. It may get that when the
// log can already be written again.
bool are_last_words(std::string_view bytes, const Answer& expected) {
  const std::string words = error(cannot_append + kernel.last_failure);
  const bool has_failed = !kernel.last_failure.empty() && expected.since <= kernel.last_failed_at;
  return has_failed && words.starts_with(bytes.substr(0, words.size()));
}

}  // namespace

void Peer::forget_transaction() {
  in_multi = is_spoiled = is_touched = queues_writes = false;
  queued.clear();
  watched.clear();
}

Oracle::Oracle(const PersistenceSettings& settings) : settings_(settings) {
  know(Keys());
}

void Oracle::know(const Keys& keys) {
  keys_ = keys;
  keys_.changed = [this](const std::string& key) {
    for (const auto& [id, peer] : peers_)
      if (peer->watched.contains(key)) peer->is_touched = true;
  };
}

void Oracle::connect(Peer& peer) {
  peer.connection->on_sent = [this, &peer](std::string_view bytes) { sent(peer, bytes); };
  connecting_.push_back(&peer);
  kernel.listener->waiting.push_back(peer.connection);
  kernel.mark(kernel.listener->number);
}

std::string Oracle::request(Peer& peer, const Words& words) {
  const std::string bytes = array(words);
  peer.bytes_asked += bytes.size();
  peer.asked.emplace_back(peer.bytes_asked, words);
  return bytes;
}

void Oracle::connected(Client& client) {
  peers_[client.id()] = connecting_.front();
  connecting_.pop_front();
}

void Oracle::received(Client& client, std::string_view bytes) {
  Peer& peer = *peers_.at(client.id());
  peer.bytes_executed += bytes.size();
  while (!peer.asked.empty() && peer.asked.front().first <= peer.bytes_executed && !peer.is_gone) {
    const Words words = peer.asked.front().second;
    peer.asked.pop_front();
    peer.is_auditor ? void(audited_at_ms_ = words[0] == "EXEC" ? world.now_ms() : audited_at_ms_)
                    : execute(peer, words);
  }
}

void Oracle::disconnected(Client& client) {
  Peer& peer = *peers_.at(client.id());
  peer.is_gone = true;
  peer.channels.clear();
  peer.forget_transaction();
  peers_.erase(client.id());
}

void Oracle::execute(Peer& peer, const Words& words) {
  world.note(peer.name, "is served: ", shown(words));
  const std::size_t before = units_.size();
  if (const std::string refused = refusal(peer, words); !refused.empty()) {
    const bool is_exec = words[0] == "EXEC";
    if (is_exec) peer.forget_transaction();
    if (peer.in_multi) peer.is_spoiled = true;
    return expect(peer, {error((is_exec ? "EXECABORT Transaction discarded because of: " : "") + refused)});
  }
  if (words[0] == "EXEC" && peer.in_multi) return exec(peer);
  // It touches the log now. After an error the server would refuse the commands that come with it, and the
  // model does not foresee that.
  if (words[0] == "BGREWRITEAOF" && kernel.blow == Blow::disk_error) kernel.calls += 15;
  if (words[0] == "SAVE" || words[0] == "BGSAVE" || words[0] == "BGREWRITEAOF")
    return expect(peer, {"", units_.size(), false, true, words[0] == "SAVE"});
  std::string reply = reply_to(peer, words);
  expect(peer, {std::move(reply), units_.size(), units_.size() > before});
}

std::string Oracle::refusal(const Peer& peer, const Words& words) const {
  if (words[0] == "GET" && words.size() == 1) return "ERR wrong number of arguments for 'get' command";
  const bool is_stored = needs_log(words) || (words[0] == "EXEC" && peer.queues_writes);
  if (is_stored && !kernel.failed_log.empty()) return cannot_append + kernel.failed_log;
  return "";
}

std::string Oracle::reply_to(Peer& peer, const Words& words) {
  const std::string& name = words[0];
  if (name == "MULTI")
    return peer.in_multi ? error("ERR MULTI calls can not be nested") : (peer.in_multi = true, "+OK\r\n");
  if (name == "EXEC") return error("ERR EXEC without MULTI");
  if (name == "DISCARD" && !peer.in_multi) return error("ERR DISCARD without MULTI");
  if (name == "DISCARD") return peer.forget_transaction(), "+OK\r\n";
  if (name == "WATCH" && peer.in_multi) return error("ERR WATCH inside MULTI is not allowed");
  if (peer.in_multi) {
    peer.queues_writes |= needs_log(words);
    if (!peer.is_spoiled && !peer.is_touched) peer.queued.push_back(words);
    return "+QUEUED\r\n";
  }
  if (name == "WATCH") {
    keys_.find(words[1], world.now_ms());
    peer.watched.insert(words[1]);
    return "+OK\r\n";
  }
  if (name == "UNWATCH") return peer.forget_transaction(), "+OK\r\n";
  if (name == "SUBSCRIBE" || name == "UNSUBSCRIBE") {
    name == "SUBSCRIBE" ? (void)peer.channels.insert(words[1]) : (void)peer.channels.erase(words[1]);
    return "*3\r\n" + bulk(name == "SUBSCRIBE" ? "subscribe" : "unsubscribe") + bulk(words[1]) +
           integer(static_cast<std::int64_t>(peer.channels.size()));
  }
  if (name == "PING" && !peer.channels.empty()) return array({"pong", ""});
  if (Keys::writes(words)) units_.push_back({{words}, world.now_ms()});
  return run(words);
}

std::string Oracle::run(const Words& words) {
  if (Keys::is_known(words)) return keys_.run(words, world.now_ms());
  if (words[0] == "PING") return "+PONG\r\n";
  std::int64_t receivers = 0;  // PUBLISH
  for (const auto& [id, peer] : peers_) {
    if (!peer->channels.contains(words[1])) continue;
    expect(*peer, {array({"message", words[1], words[2]})});
    ++receivers;
  }
  return integer(receivers);
}

void Oracle::exec(Peer& peer) {
  const std::set<std::string> watched = peer.watched;
  for (const std::string& key : watched) keys_.find(key, world.now_ms());
  Peer before = peer;
  peer.forget_transaction();
  if (before.is_spoiled)
    return expect(peer,
                  {error("EXECABORT Transaction discarded because of previous errors."), units_.size()});
  if (before.is_touched) return expect(peer, {"*-1\r\n", units_.size()});
  std::string replies = "*" + std::to_string(before.queued.size()) + "\r\n";
  Unit unit{{}, world.now_ms()};
  for (const Words& words : before.queued) {
    replies += run(words);
    if (Keys::writes(words)) unit.commands.push_back(words);
  }
  const bool writes = !unit.commands.empty();
  if (writes) units_.push_back(std::move(unit));
  expect(peer, {replies, units_.size(), writes});
}

void Oracle::expect(Peer& peer, Answer answer) {
  answer.since = world.now();
  if (!peer.is_gone) peer.expected.push_back(std::move(answer));
}

void Oracle::sent(Peer& peer, std::string_view bytes) {
  world.note(peer.name, "hears ", shown(bytes));
  if (peer.is_auditor) {
    peer.heard += bytes;
    if (peer.heard.ends_with(end_of_audit)) compare_audit(peer.heard);
    return;
  }
  while (!bytes.empty() && !peer.is_gone) {
    if (peer.expected.empty())
      world.fail(peer.name + " got something that it didn't ask for: " + shown(bytes));
    Answer& answer = peer.expected.front();
    if (answer.is_any_line) {
      const std::size_t size = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
      answer.bytes += bytes.substr(0, size);
      bytes.remove_prefix(size);
      if (!answer.bytes.ends_with('\n')) return;
      if (answer.is_save && answer.bytes == "+OK\r\n") promise(answer);
      peer.expected.pop_front();
      continue;
    }
    const std::size_t size = std::min(answer.bytes.size(), bytes.size());
    if (bytes.substr(0, size) != std::string_view(answer.bytes).substr(0, size)) {
      if (are_last_words(answer.heard + std::string(bytes), answer)) return void(peer.is_gone = true);
      world.fail(peer.name + " hears " + shown(bytes) + ", but expects " + shown(answer.bytes));
    }
    bytes.remove_prefix(size);
    answer.heard += answer.bytes.substr(0, size);
    answer.bytes.erase(0, size);
    if (!answer.bytes.empty()) return;
    if (!answer.is_save) promise(answer);
    peer.expected.pop_front();
  }
}

}  // namespace mini_redis::simulation
