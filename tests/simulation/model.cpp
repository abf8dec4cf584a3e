#include "simulation/model.hpp"

#include <charconv>

#include "common/printable.hpp"

namespace mini_redis::simulation {
namespace {

struct WrongType {};

// One command that runs.
struct Call {
  Keys& keys;
  const Words& words;
  std::int64_t now;
  std::map<std::string, Item>& items;

  const std::string& key() const { return words[1]; }
  Item* item() const { return keys.find(key(), now); }
  template <typename Value>
  Value* value() const {
    Item* found = item();
    if (found && !std::holds_alternative<Value>(found->value)) throw WrongType();
    return found ? &std::get<Value>(found->value) : nullptr;
  }
  template <typename Value>
  Value& value_or_new() const {
    if (Value* found = value<Value>()) return *found;
    return std::get<Value>((items[key()] = {Value(), std::nullopt}).value);
  }
  template <typename Value>
  void drop_if_empty(const Value& value) const {
    if (value.empty()) items.erase(key());
  }
  std::string done(const std::string& reply) const { return keys.changed(key()), reply; }
};

std::optional<std::int64_t> number(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string set(const Call& call) {
  Item item{call.words[2], std::nullopt};
  if (call.words.size() == 5)
    item.expires_at = call.now + *number(call.words[4]) * (call.words[3] == "EX" ? 1000 : 1);
  call.keys.find(call.key(), call.now);
  call.items[call.key()] = item;
  return call.done("+OK\r\n");
}

std::string get(const Call& call) {
  const auto* text = call.value<std::string>();
  return bulk(text ? std::optional(*text) : std::nullopt);
}

std::string del(const Call& call) {
  if (!call.item()) return integer(0);
  call.items.erase(call.key());
  return call.done(integer(1));
}

std::string incr(const Call& call) {
  const auto* text = call.value<std::string>();
  const auto old = text ? number(*text) : 0;
  if (!old) return error("ERR value is not an integer or out of range");
  call.value_or_new<std::string>() = std::to_string(*old + 1);
  return call.done(integer(*old + 1));
}

std::string expire(const Call& call, std::int64_t unit) {
  Item* item = call.item();
  if (!item) return integer(0);
  item->expires_at = call.now + *number(call.words[2]) * unit;
  if (*item->expires_at <= call.now) call.items.erase(call.key());
  return call.done(integer(1));
}

std::string time_left(const Call& call, std::int64_t unit) {
  const Item* item = call.item();
  if (!item) return integer(-2);
  if (!item->expires_at) return integer(-1);
  return integer((*item->expires_at - call.now + unit / 2) / unit);
}

std::string persist(const Call& call) {
  Item* item = call.item();
  if (!item || !item->expires_at) return integer(0);
  item->expires_at.reset();
  return call.done(integer(1));
}

std::string push(const Call& call, bool left) {
  auto& list = call.value_or_new<List>();
  for (std::size_t i = 2; i < call.words.size(); ++i)
    left ? list.push_front(call.words[i]) : list.push_back(call.words[i]);
  return call.done(integer(static_cast<std::int64_t>(list.size())));
}

std::string pop(const Call& call, bool left) {
  auto* list = call.value<List>();
  if (!list) return bulk(std::nullopt);
  const std::string text = left ? list->front() : list->back();
  left ? list->pop_front() : list->pop_back();
  call.drop_if_empty(*list);
  return call.done(bulk(text));
}

std::string lrange(const Call& call) {
  const auto* list = call.value<List>();
  return array(list ? Words(list->begin(), list->end()) : Words());
}

std::string hset(const Call& call) {
  auto& hash = call.value_or_new<Hash>();
  return call.done(integer(hash.insert_or_assign(call.words[2], call.words[3]).second ? 1 : 0));
}

std::string hget(const Call& call) {
  const auto* hash = call.value<Hash>();
  const bool has = hash && hash->contains(call.words[2]);
  return bulk(has ? std::optional(hash->at(call.words[2])) : std::nullopt);
}

std::string hdel(const Call& call) {
  auto* hash = call.value<Hash>();
  if (!hash || hash->erase(call.words[2]) == 0) return integer(0);
  call.drop_if_empty(*hash);
  return call.done(integer(1));
}

std::string type(const Call& call) {
  const Item* item = call.item();
  static const char* const names[] = {"+string\r\n", "+list\r\n", "+hash\r\n"};
  return item ? names[item->value.index()] : "+none\r\n";
}

struct Command {
  std::string (*run)(const Call&);
  bool writes;
};

const std::map<std::string, Command>& commands() {
  static const std::map<std::string, Command> all{
      {"SET", {set, true}},
      {"GET", {get, false}},
      {"DEL", {del, true}},
      {"INCR", {incr, true}},
      {"EXPIRE", {[](const Call& call) { return expire(call, 1000); }, true}},
      {"PEXPIRE", {[](const Call& call) { return expire(call, 1); }, true}},
      {"TTL", {[](const Call& call) { return time_left(call, 1000); }, false}},
      {"PTTL", {[](const Call& call) { return time_left(call, 1); }, false}},
      {"PERSIST", {persist, true}},
      {"LPUSH", {[](const Call& call) { return push(call, true); }, true}},
      {"RPUSH", {[](const Call& call) { return push(call, false); }, true}},
      {"LPOP", {[](const Call& call) { return pop(call, true); }, true}},
      {"RPOP", {[](const Call& call) { return pop(call, false); }, true}},
      {"LRANGE", {lrange, false}},
      {"HSET", {hset, true}},
      {"HGET", {hget, false}},
      {"HDEL", {hdel, true}},
      {"TYPE", {type, false}},
  };
  return all;
}

}  // namespace

std::string Keys::run(const Words& command, std::int64_t now_ms) try {
  return commands().at(command[0]).run({*this, command, now_ms, items_});
} catch (WrongType) {
  return error("WRONGTYPE Operation against a key holding the wrong kind of value");
}

Item* Keys::find(const std::string& key, std::int64_t now_ms) {
  const auto found = items_.find(key);
  if (found == items_.end()) return nullptr;
  if (!found->second.expires_at || *found->second.expires_at > now_ms) return &found->second;
  items_.erase(found);
  changed(key);
  return nullptr;
}

bool Keys::is_known(const Words& command) {
  return commands().contains(command[0]);
}

bool Keys::writes(const Words& command) {
  const auto found = commands().find(command[0]);
  return found != commands().end() && found->second.writes;
}

std::string bulk(const std::optional<std::string>& text) {
  return text ? "$" + std::to_string(text->size()) + "\r\n" + *text + "\r\n" : "$-1\r\n";
}
std::string integer(std::int64_t number) {
  return ":" + std::to_string(number) + "\r\n";
}
std::string array(const Words& words) {
  std::string text = "*" + std::to_string(words.size()) + "\r\n";
  for (const std::string& word : words) text += bulk(word);
  return text;
}
std::string error(const std::string& text) {
  return "-" + text + "\r\n";
}
std::string shown(const Words& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : " ") + (word.empty() ? "\"\"" : printable(word, 20));
  return text;
}

}  // namespace mini_redis::simulation
