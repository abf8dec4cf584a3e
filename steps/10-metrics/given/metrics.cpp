#include "10-metrics/given/metrics.hpp"

#include <algorithm>

#include "10-metrics/given/measuring_handler.hpp"
#include "10-metrics/given/metrics_commands.hpp"
#include "10-metrics/given/process.hpp"
#include "common/error_texts.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {
namespace {

// Redis counts each of these by itself; whatever else a client may write behind the name is not worth a line.
constexpr std::string_view subcommands[] = {
    "client|getname", "client|help",   "client|id",    "client|info",      "client|list",
    "client|setname", "config|get",    "config|help",  "config|resetstat", "pubsub|channels",
    "pubsub|help",    "pubsub|numpat", "pubsub|numsub"};

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Metrics::Metrics(const Clock& clock, Database& db, Dispatcher& dispatcher)
    : clock_(clock), db_(db), dispatcher_(dispatcher), started_at_(clock.now()), stats_(started_at_) {
  for (std::string_view name : subcommands) subcommands_[name] = {name, &stats_.command(name)};
  add_info_sections(*this);
}

HandlerFactory Metrics::measured(HandlerFactory make_handler) {
  return [this, make_handler = std::move(make_handler)](Client& client) {
    return std::make_unique<MeasuringHandler>(*this, client, make_handler);
  };
}

void Metrics::sample() {
  stats_.sample(clock_.now());
  if (++samples_ % 10 == 0) look_at_memory();
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

void Metrics::begin_read(Connection& connection, const std::string& output) {
  connections_.set_current(&connection);
  output_ = &output;
}

void Metrics::end_read() {
  count_time(nullptr);
  running_.clear();
  output_ = nullptr;
  connections_.set_current(nullptr);
}

bool Metrics::before(CommandContext& context, const CommandSpec& spec) {
  if (!output_) return false;  // not a client's command
  const Known& command = known(spec, context.request);
  count_time(&command);
  running_.push_back({&command, context.reply.mark()});
  connections_.current()->last_command = command.name;
  return false;
}

void Metrics::after(const CommandContext& context, const CommandSpec&, std::uint64_t) {
  if (running_.empty()) return;
  const auto [command, reply_start] = running_.back();
  running_.pop_back();
  const std::string_view reply = std::string_view(*output_).substr(reply_start);
  if_written(unwritten_.calls, [&] { stats_.count_call(*command->stats, reply); });
  count_lookups(command->asks_for, context.request, reply);
  if (command->name == "reset") connections_.current()->name.clear();
}

void Metrics::rejected(CommandContext& context) {
  if (!output_ || context.request.empty()) return;  // empty: from a dispatcher that is still being written
  const CommandSpec* spec = dispatcher_.table().find(lower_case(context.request.name()));
  if_written(unwritten_.rejections, [&] { stats_.count_rejection(spec ? known(*spec).stats : nullptr); });
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

void Metrics::count_time(const Known* next) {
  if (next == timed_) return;
  const Time::time_point now = Time::now();
  if (timed_) if_written(unwritten_.times, [&] { stats_.count_time(*timed_->stats, now - since_); });
  timed_ = next;
  since_ = now;
}

// What has expired is gone by now, so a key that is still there was found.
void Metrics::count_lookups(AsksFor what, const Request& request, std::string_view reply) {
  const auto count = [this](bool is_there) {
    ++(is_there ? stats_.counters.keyspace_hits : stats_.counters.keyspace_misses);
  };
  if (what == AsksFor::nothing) return;
  if (what == AsksFor::value_or_null) return count(!reply.starts_with("$-"));
  const auto keys = request.arguments().subspan(1, what == AsksFor::one_key ? 1 : std::dynamic_extent);
  for (std::string_view key : keys) count(db_.dict().find(key) != nullptr);
}

const Metrics::Known& Metrics::known(const CommandSpec& spec, const Request& request) {
  const Known& command = known(spec);
  if (!command.has_subcommands || request.size() < 2) return command;
  const auto found = subcommands_.find(std::string(spec.name) + "|" + lower_case(request[1]));
  return found == subcommands_.end() ? command : found->second;
}

const Metrics::Known& Metrics::known(const CommandSpec& spec) {
  if (last_.first == &spec) return *last_.second;
  auto found = known_.find(&spec);
  if (found == known_.end()) found = known_.emplace(&spec, make_known(spec)).first;
  last_ = {&spec, &found->second};
  return found->second;
}

Metrics::Known Metrics::make_known(const CommandSpec& spec) {
  Known command{spec.name, &stats_.command(spec.name)};
  command.has_subcommands = is_one_of(spec.name, {"client", "config", "pubsub"});
  if (spec.kind != CommandKind::reads) return command;
  command.asks_for = spec.name == "get"                                              ? AsksFor::value_or_null
                     : is_one_of(spec.name, {"mget", "exists", "touch"})             ? AsksFor::many_keys
                     : is_one_of(spec.name, {"dbsize", "keys", "scan", "randomkey"}) ? AsksFor::nothing
                                                                                     : AsksFor::one_key;
  return command;
}

void register_metrics(Metrics& metrics, Dispatcher& dispatcher, Database& db) {
  dispatcher.table().add({"info", -1, CommandKind::connection, [&metrics](CommandContext& context) {
                            const auto sections = context.request.arguments().subspan(1);
                            context.reply.bulk_string(metrics.info().text(sections));
                          }});
  add_config_command(dispatcher.table(), metrics);
  add_client_command(dispatcher.table(), metrics);
  dispatcher.add_hook(metrics);
  db.observe_changes([&metrics](std::string_view, Change change) {
    if (change == Change::expired) ++metrics.stats().counters.expired_keys;
  });
}

}  // namespace mini_redis
