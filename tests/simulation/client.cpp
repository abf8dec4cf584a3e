#include "simulation/client.hpp"

#include <algorithm>

#include "simulation/world.hpp"

namespace mini_redis::simulation {
namespace {

constexpr std::size_t enough = 100'000;  // bytes of room in a socket's buffer

template <std::size_t count>
std::string any(const char* const (&words)[count]) {
  return words[world.random.below(count)];
}

Microseconds pause() {
  const std::size_t kind = world.random.below(100);
  const std::size_t most = kind < 70 ? 300 : kind < 95 ? 20'000 : 700'000;
  return static_cast<Microseconds>(1 + world.random.below(most));
}

}  // namespace

SimulatedClient::SimulatedClient(Oracle& oracle, std::string name, std::size_t budget)
    : oracle_(oracle),
      budget_(budget),
      subscribes_(world.random.chance(20)),
      pipelines_(world.random.chance(50)),
      reads_(world.random.chance(90)),
      never_reads_(!reads_ && world.random.chance(50)),
      leaves_(world.random.chance(30)) {
  peer_.name = std::move(name);
  peer_.connection->room = world.random.chance(20) ? world.random.between(1, 100) : enough;
}

void SimulatedClient::start() {
  oracle_.connect(peer_);
  turn();
}

void SimulatedClient::start_audit() {
  peer_.is_auditor = true;
  budget_ = 0;
  reads_ = true;
  leaves_ = never_reads_ = false;
  is_calm_ = true;
  peer_.connection->room = enough;
  for (const Words& words : Oracle::audit()) outgoing_ += Oracle::request(peer_, words);
  start();
}

std::string SimulatedClient::waits_for() const {
  if (has_stopped_ || has_left_ || peer_.is_gone || never_reads_) return "";
  if (peer_.connection->number == -1) return "to be accepted";
  if (peer_.is_auditor) return oracle_.is_audited() ? "" : "the audit";
  if (!peer_.asked.empty()) return "the reply to " + shown(peer_.asked.front().second);
  return peer_.expected.empty() ? "" : "the rest of a reply, " + shown(peer_.expected.front().bytes);
}

void SimulatedClient::turn() {
  if (has_stopped_ || has_left_ || peer_.connection->is_closed) return;
  send_some();
  read_some();
  const bool may_ask = (peer_.asked.empty() && peer_.expected.empty()) || (pipelines_ && !rewrites_);
  if (outgoing_.empty() && !is_calm_ && budget_ > 0 && may_ask) ask();
  if (outgoing_.empty() && !is_calm_ && budget_ == 0 && leaves_ && world.random.chance(20)) leave();
  world.after(is_calm_ ? 5 * millisecond : pause(), [this] { turn(); });
}

void SimulatedClient::send_some() {
  if (outgoing_.empty()) return;
  const std::size_t size =
      is_calm_ || world.random.chance(60) ? outgoing_.size() : world.random.between(1, outgoing_.size());
  world.note(peer_.name, "sends ", shown(std::string_view(outgoing_).substr(0, size)));
  peer_.connection->arrived.append(outgoing_, 0, size);
  outgoing_.erase(0, size);
  kernel.mark(peer_.connection->number);
}

void SimulatedClient::read_some() {
  Connection& connection = *peer_.connection;
  if (connection.unread == 0 || never_reads_ || !(reads_ || is_calm_)) return;
  const std::size_t size = is_calm_ ? connection.unread : world.random.between(1, connection.unread);
  connection.unread -= size;
  connection.room = is_calm_ ? enough : connection.room + size;
  kernel.mark(connection.number);
}

void SimulatedClient::ask() {
  const std::size_t count = std::min(budget_, pipelines_ ? world.random.between(1, 8) : 1);
  budget_ -= count;
  rewrites_ = false;
  for (std::size_t i = 0; i < count && !rewrites_; ++i) {
    const Words words = command();
    outgoing_ += Oracle::request(peer_, words);
    // A log that could not be written may be well again after this. The model cannot foresee that, so nothing
    // may come in one packet with it.
    rewrites_ = words[0] == "BGREWRITEAOF";
  }
}

void SimulatedClient::leave() {
  has_left_ = true;
  const bool is_polite = world.random.chance(50);
  world.note(peer_.name, is_polite ? "leaves" : "breaks off");
  (is_polite ? peer_.connection->client_is_done : peer_.connection->is_reset) = true;
  kernel.mark(peer_.connection->number);
}

Words SimulatedClient::command() {
  if (subscribes_)
    return world.random.chance(20) ? Words{"PING"}
                                   : Words{any({"SUBSCRIBE", "SUBSCRIBE", "UNSUBSCRIBE"}), any({"x", "y"})};
  const std::string key = any({"a", "b", "c", "d"});
  const std::string text = world.random.chance(5) ? std::string(world.random.between(1000, 6000), 'v')
                                                  : any({"1", "two", "", "\r\n"});
  const std::string field = any({"f", "g"});
  switch (world.random.below(26)) {
    case 0:
    case 1:
      return {"SET", key, text};
    case 2:
      return {"SET", key, text, "PX", std::to_string(world.random.between(1, 3000))};
    case 3:
      return {"SET", key, text, "EX", "1"};
    case 4:
    case 5:
      return {"INCR", key};
    case 6:
      return {any({"LPUSH", "RPUSH"}), key, text, field};
    case 7:
      return {any({"LPOP", "RPOP"}), key};
    case 8:
      return {"LRANGE", key, "0", "-1"};
    case 9:
      return {"HSET", key, field, text};
    case 10:
      return {any({"HGET", "HDEL"}), key, field};
    case 11:
      return {"DEL", key};
    case 12:
      return {"EXPIRE", key, any({"0", "1", "2"})};
    case 13:
      return {"PEXPIRE", key, std::to_string(world.random.between(1, 2000))};
    case 14:
      return {any({"TTL", "PTTL", "TYPE", "PERSIST"}), key};
    case 15:
      return {"PUBLISH", any({"x", "y"}), text};
    case 16:
      return world.random.chance(10) ? Words{"GET"} : Words{"PING"};
    case 17:
      if (!in_multi_) return {any({"SAVE", "BGSAVE", "BGSAVE", "BGREWRITEAOF", "BGREWRITEAOF"})};
      [[fallthrough]];
    case 18:
    case 19:
    case 20:
    case 21:
      return of_a_transaction(key);
    default:
      return {"GET", key};
  }
}

Words SimulatedClient::of_a_transaction(const std::string& key) {
  if (!in_multi_ && world.random.chance(40)) return {"WATCH", key};
  if (in_multi_ && world.random.chance(10))
    return world.random.chance(50) ? Words{"WATCH", key} : Words{"MULTI"};
  const bool begins = !in_multi_ && world.random.chance(90);
  in_multi_ = begins;
  if (begins) return {"MULTI"};
  return {any({"EXEC", "EXEC", "EXEC", "EXEC", "DISCARD"})};
}

}  // namespace mini_redis::simulation
