#include "simulation/oracle.hpp"

#include <algorithm>

#include "simulation/world.hpp"

namespace mini_redis::simulation {
namespace {

constexpr std::string_view end_of_audit = "$4\r\nover\r\n";
const std::string cannot_append = "MISCONF Errors writing to the AOF file: ";
const Words keys_in_use{"a", "b", "c", "d"};

std::vector<Words> audit_of(const std::string& key) {
  return {{"TYPE", key}, {"PTTL", key}, {"GET", key}, {"LRANGE", key, "0", "-1"}, {"HGET", key, "f"}, {"HGET", key, "g"}};
}

std::string audit_reply(Keys keys, const std::string& key, std::int64_t now_ms) {
  std::string reply;
  for (const Words& command : audit_of(key)) reply += keys.run(command, now_ms);
  return reply;
}

bool needs_log(const Words& words) {
  return Keys::writes(words) || words[0] == "PING";
}

// What a client gets in place of all its answers if its changes could not be stored.
bool are_last_words(std::string_view bytes) {
  const std::string words = error(cannot_append + kernel.failed_log);
  return !kernel.failed_log.empty() && words.starts_with(bytes.substr(0, words.size()));
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

std::vector<Words> Oracle::audit() {
  std::vector<Words> all{{"MULTI"}};
  for (const std::string& key : keys_in_use)
    for (const Words& command : audit_of(key)) all.push_back(command);
  all.push_back({"EXEC"});
  all.push_back({"ECHO", "over"});
  return all;
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
    peer.is_auditor ? void(audited_at_ms_ = words[0] == "EXEC" ? world.now_ms() : audited_at_ms_) : execute(peer, words);
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
  if (name == "MULTI") return peer.in_multi ? error("ERR MULTI calls can not be nested") : (peer.in_multi = true, "+OK\r\n");
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
    return expect(peer, {error("EXECABORT Transaction discarded because of previous errors."), units_.size()});
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
    if (peer.expected.empty()) world.fail(peer.name + " hears what it has not asked for: " + shown(bytes));
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
      if (are_last_words(bytes)) return void(peer.is_gone = true);
      world.fail(peer.name + " hears " + shown(bytes) + ", but expects " + shown(answer.bytes));
    }
    bytes.remove_prefix(size);
    answer.bytes.erase(0, size);
    if (!answer.bytes.empty()) return;
    if (!answer.is_save) promise(answer);
    peer.expected.pop_front();
  }
}

void Oracle::promise(const Answer& answer) {
  const bool waits_for_disk = settings_.appendfsync == FsyncPolicy::always;
  if (!kernel.failed_log.empty() && !(answer.confirms && waits_for_disk)) return;
  if (!settings_.appendonly && !answer.is_save) return;
  promised_ = std::max(promised_, answer.units);
  if (waits_for_disk || !settings_.appendonly)
    promised_on_disk_ = std::max(promised_on_disk_, answer.units);
}

void Oracle::ended(Blow how) {
  const std::int64_t a_second_ago = world.now_ms() - 1500;  // Redis: at most two
  if (settings_.appendonly && settings_.appendfsync == FsyncPolicy::everysec)
    while (promised_on_disk_ < promised_ && units_[promised_on_disk_].at_ms < a_second_ago) ++promised_on_disk_;
  if (how == Blow::none && settings_.appendonly && kernel.failed_log.empty()) promised_ = promised_on_disk_ = units_.size();
  if (how == Blow::power_cut) promised_ = promised_on_disk_;
  connecting_.clear();
  peers_.clear();
  is_audited_ = units_.empty();
}

void Oracle::compare_audit(const std::string& heard) {
  Keys keys;
  std::map<std::string, std::string> replies;
  for (const std::string& key : keys_in_use) replies[key] = audit_reply(keys, key, audited_at_ms_);
  std::optional<std::size_t> found;
  for (std::size_t count = 0;; ++count) {
    std::string all;
    for (const auto& [key, reply] : replies) all += reply;
    if (heard.find("\r\n" + all + std::string(end_of_audit)) != heard.npos) found = count, know(keys);
    if (count == units_.size()) break;
    for (const Words& words : units_[count].commands) {
      keys.run(words, units_[count].at_ms);
      replies[words[1]] = "";
    }
    for (auto& [key, reply] : replies)
      if (reply.empty()) reply = audit_reply(keys, key, audited_at_ms_);
  }
  if (!found) world.fail("after the restart the keys are what they never were: " + shown(heard));
  if (*found < promised_)
    world.fail("lost: of " + std::to_string(units_.size()) + " changes the first " + std::to_string(*found) +
               " are there, and " + std::to_string(promised_) + " were promised");
  world.note("auditor", "finds ", *found, " of ", units_.size(), " changes; promised were ", promised_);
  lost_ += units_.size() - *found;
  units_.resize(*found);
  if (settings_.appendonly) promised_ = *found;
  if (settings_.appendonly && settings_.appendfsync == FsyncPolicy::always) promised_on_disk_ = *found;
  is_audited_ = true;
}

}  // namespace mini_redis::simulation
