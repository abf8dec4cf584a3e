#include "10-metrics/given/info_sections.hpp"

#include <unistd.h>

#include "10-metrics/given/process.hpp"

namespace mini_redis {
namespace {

using std::chrono::duration_cast;

std::int64_t uptime_in_seconds(const Metrics& metrics) {
  return duration_cast<std::chrono::seconds>(metrics.clock().now() - metrics.started_at()).count();
}

std::string setting(const Config& config, const char* name) {
  const auto found = config.values().find(name);
  return found == config.values().end() ? "0" : found->second();
}

void server(InfoLines& lines, Metrics& metrics, const Config& config) {
  const std::int64_t uptime = uptime_in_seconds(metrics);
  lines.add("redis_version", redis_version);
  lines.add("redis_mode", "standalone");
  lines.add("os", operating_system());
  lines.add("arch_bits", sizeof(void*) * 8);
  lines.add("process_id", getpid());
  lines.add("run_id", run_id());
  lines.add("tcp_port", setting(config, "port"));
  lines.add("server_time_usec", metrics.clock().now().time_since_epoch().count() * 1000);
  lines.add("uptime_in_seconds", uptime);
  lines.add("uptime_in_days", uptime / (24 * 60 * 60));
}

void clients(InfoLines& lines, Metrics& metrics, const Config& config) {
  lines.add("connected_clients", metrics.connections().size());
  lines.add("maxclients", setting(config, "maxclients"));
  lines.add("blocked_clients", 0);
}

void memory(InfoLines& lines, Metrics& metrics) {
  const std::size_t used = metrics.look_at_memory(), resident = resident_memory(),
                    peak = metrics.peak_memory();
  lines.add("used_memory", used);
  lines.add("used_memory_human", human_bytes(used));
  lines.add("used_memory_rss", resident);
  lines.add("used_memory_rss_human", human_bytes(resident));
  lines.add("used_memory_peak", peak);
  lines.add("used_memory_peak_human", human_bytes(peak));
  lines.add("maxmemory", 0);
  lines.add("maxmemory_human", "0B");
  lines.add("maxmemory_policy", "noeviction");
  lines.add("mem_fragmentation_ratio",
            fixed_point(static_cast<double>(resident) / static_cast<double>(used), 2));
}

std::string kilobytes(const Rate& bytes) {
  return fixed_point(static_cast<double>(bytes.per_second()) / 1024, 2);
}

std::string microseconds_per_command(const Counters& counters) {
  if (counters.commands_processed == 0) return "0.00";
  return fixed_point(
      static_cast<double>(counters.took.count()) / 1000 / static_cast<double>(counters.commands_processed),
      2);
}

void stats(InfoLines& lines, const Stats& stats) {
  const Counters& counters = stats.counters;
  lines.add("total_connections_received", counters.connections_received);
  lines.add("total_commands_processed", counters.commands_processed);
  lines.add("instantaneous_ops_per_sec", stats.operations.per_second());
  lines.add("total_net_input_bytes", counters.input_bytes);
  lines.add("total_net_output_bytes", counters.output_bytes);
  lines.add("instantaneous_input_kbps", kilobytes(stats.input));
  lines.add("instantaneous_output_kbps", kilobytes(stats.output));
  lines.add("rejected_connections", counters.connections_rejected);
  lines.add("expired_keys", counters.expired_keys);
  lines.add("evicted_keys", 0);
  lines.add("keyspace_hits", counters.keyspace_hits);
  lines.add("keyspace_misses", counters.keyspace_misses);
  lines.add("total_error_replies", counters.error_replies);
  lines.add("usec_per_command",
            microseconds_per_command(counters));  // not in Redis: the mean of all
}

void replication(InfoLines& lines) {
  lines.add("role", "master");
  lines.add("connected_slaves", 0);
}

void cpu(InfoLines& lines) {
  const CpuTimes times = cpu_times();
  lines.add("used_cpu_sys", fixed_point(times.system, 6));
  lines.add("used_cpu_user", fixed_point(times.user, 6));
}

void error_counts(InfoLines& lines, const Stats& stats) {
  for (const auto& [code, count] : stats.errors)
    lines.add("errorstat_" + code, "count=" + std::to_string(count));
}

}  // namespace

void add_info_sections(Info& info, const Config& config, Metrics& metrics, Database& db) {
  info.add("Server", [&](InfoLines& lines) { server(lines, metrics, config); });
  info.add("Clients", [&](InfoLines& lines) { clients(lines, metrics, config); });
  info.add("Memory", [&](InfoLines& lines) { memory(lines, metrics); });
  info.add("Stats", [&](InfoLines& lines) { stats(lines, metrics.stats()); });
  info.add("Replication", replication);
  info.add("CPU", cpu);
  info.add("Commandstats", [&](InfoLines& lines) { write_command_stats(lines, metrics.stats()); });
  info.add("Errorstats", [&](InfoLines& lines) { error_counts(lines, metrics.stats()); });
  info.add("Cluster", [](InfoLines& lines) { lines.add("cluster_enabled", 0); });
  info.add("Keyspace", [&](InfoLines& lines) { write_keyspace(lines, db); });
}

}  // namespace mini_redis
