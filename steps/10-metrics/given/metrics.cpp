#include "10-metrics/given/metrics.hpp"

#include <algorithm>
#include <string>

#include "10-metrics/given/process.hpp"
#include "common/not_implemented.hpp"
#include "common/small_blocks.hpp"

namespace mini_redis {

Metrics::Metrics(const Clock& clock, Database& db, const CommandTable& commands)
    : clock_(clock), db_(db), commands_(commands), started_at_(clock.now()), stats_(started_at_) {}

void Metrics::sample() {
  small_blocks().give_back();
  stats_.sample(clock_.now());
  if (++samples_ % 10 == 0) spare_memory_.give_back(look_at_memory());
}

void Metrics::reset() {
  stats_.reset(clock_.now());
  peak_memory_ = 0;
}

std::size_t Metrics::look_at_memory() {
  const std::size_t used = used_memory();
  peak_memory_ = std::max(peak_memory_, used);
  return used;
}

void Metrics::connected(Client& client) {
  const TimePoint now = clock_.now();
  connections_[client.id()] = {&client, {}, now, now, {}};
  ++stats_.counters.connections_received;
}

void Metrics::received(Client& client, std::string_view bytes) {
  stats_.counters.input_bytes += bytes.size();
  current_ = &connection(client);
  current_->last_seen = clock_.now();
}

void Metrics::answered(Client&, std::string_view) {
  count_time(nullptr);
  current_ = nullptr;
}

void Metrics::sent(Client&, std::size_t count) {
  stats_.counters.output_bytes += count;
}

// May be called in the middle of a read: a handler may throw.
void Metrics::disconnected(Client& client) {
  if (current_ && current_->client == &client) answered(client, {});
  running_.clear();
  connections_.erase(client.id());
}

void Metrics::before(const CommandContext& context, const CommandSpec& spec) {
  if (!current_) return;  // a command from the log, during loading
  running_.push_back({&stats_of(spec), context.reply.mark(), db_.dict().lookups()});
  count_time(running_.back().stats);
  if (!context.is_nested) current_->last_command = spec.name;
}

void Metrics::after(const CommandContext& context, const CommandSpec& spec) {
  if (!current_) return;
  const Running command = running_.back();
  running_.pop_back();
  const std::string_view reply = context.reply.since(command.reply_start);
  if_written(unwritten_.calls, [&] { stats_.count_call(*command.stats, reply); });
  if (context.found || spec.is(flag::readonly)) count_lookups(spec, context, command.lookups_before);
}

void Metrics::rejected(const CommandContext&, const CommandSpec* row, std::string_view reply) {
  if (!current_) return;
  current_->last_command = row ? row->name : std::string_view();
  if_written(unwritten_.rejections, [&] { stats_.count_rejection(row ? &stats_of(*row) : nullptr, reply); });
}

void Metrics::forget(Client& client) {
  const auto found = connections_.find(client.id());
  if (found != connections_.end()) found->second.name.clear();
}

template <typename Count>
void Metrics::if_written(bool& is_unwritten, Count count) {
  if (is_unwritten) return;
  try {
    count();
  } catch (const NotImplemented&) {
    is_unwritten = true;
  }
}

void Metrics::count_time(CommandStats* next) {
  if (next == timed_) return;
  const Time::time_point now = Time::now();
  if (timed_) if_written(unwritten_.times, [&] { stats_.count_time(*timed_, now - since_); });
  timed_ = next;
  since_ = now;
}

void Metrics::count_lookups(const CommandSpec& spec, const CommandContext& context,
                            std::uint64_t lookups_before) {
  const auto count = [this](bool is_there) {
    ++(is_there ? stats_.counters.keyspace_hits : stats_.counters.keyspace_misses);
  };
  if (context.found) return count(*context.found);
  if (spec.keys.first == 0 || db_.dict().lookups() == lookups_before) return;  // an error came before it
  if (spec.keys.first == spec.keys.last) return count(db_.dict().last_found() != nullptr);
  // An expired key has been removed by now, so a key that is still there was found.
  spec.for_each_key(context.request, [&](std::string_view key) { count(db_.dict().find(key) != nullptr); });
}

CommandStats& Metrics::stats_of(const CommandSpec& spec) {
  if (by_index_.size() < commands_.count()) by_index_.resize(commands_.count());
  CommandStats*& stats = by_index_[spec.index];
  if (!stats) stats = &stats_.command(spec.name);
  return *stats;
}

}  // namespace mini_redis
