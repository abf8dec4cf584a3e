// What of the Oracle is about crashes: what is promised, and whether it is there.
#include <algorithm>

#include "simulation/oracle.hpp"
#include "simulation/world.hpp"

namespace mini_redis::simulation {
namespace {

const Words keys_in_use{"a", "b", "c", "d"};

std::vector<Words> audit_of(const std::string& key) {
  return {{"TYPE", key},      {"PTTL", key},     {"GET", key}, {"LRANGE", key, "0", "-1"},
          {"HGET", key, "f"}, {"HGET", key, "g"}};
}

std::string audit_reply(Keys keys, const std::string& key, std::int64_t now_ms) {
  std::string reply;
  for (const Words& command : audit_of(key)) reply += keys.run(command, now_ms);
  return reply;
}

}  // namespace

std::vector<Words> Oracle::audit() {
  std::vector<Words> all{{"MULTI"}};
  for (const std::string& key : keys_in_use)
    for (const Words& command : audit_of(key)) all.push_back(command);
  all.push_back({"EXEC"});
  all.push_back({"ECHO", "over"});
  return all;
}

void Oracle::promise(const Answer& answer) {
  const bool waits_for_disk = settings_.appendfsync == FsyncPolicy::always;
  if (!kernel.failed_log.empty() && !(answer.confirms && waits_for_disk)) return;
  if (!settings_.appendonly && !answer.is_save) return;
  promised_ = std::max(promised_, answer.units);
  if (waits_for_disk || !settings_.appendonly) promised_on_disk_ = std::max(promised_on_disk_, answer.units);
}

void Oracle::ended(Blow how) {
  const std::int64_t a_second_ago = world.now_ms() - 1500;  // Redis: at most two
  if (settings_.appendonly && settings_.appendfsync == FsyncPolicy::everysec)
    while (promised_on_disk_ < promised_ && units_[promised_on_disk_].at_ms < a_second_ago)
      ++promised_on_disk_;
  if (how == Blow::none && settings_.appendonly && kernel.failed_log.empty())
    promised_ = promised_on_disk_ = units_.size();
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
  if (!found) world.fail("after the restart, the keys are as they never were before: " + shown(heard));
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
