#include "server_side/redis_fixture.hpp"

#include <sstream>

#include "server/server.hpp"

namespace mini_redis::testing {
namespace {

std::optional<Milliseconds> time_if_any(const std::string& milliseconds) {
  return milliseconds.empty() ? std::nullopt : std::optional(Milliseconds(std::stoll(milliseconds)));
}

std::vector<SavePoint> save_points_from(const std::string& text) {
  std::istringstream numbers(text);
  std::vector<SavePoint> points;
  std::int64_t seconds = 0;
  for (std::uint64_t changes = 0; numbers >> seconds >> changes;)
    points.push_back({std::chrono::seconds(seconds), changes});
  return points;
}

// The expiry's period, the sampling's, and the most bytes that may be pushed to a client; each may be empty.
const FixtureKind redis_kind("redis", [](const Words& arguments) {
  ServerConfig config;
  config.expiry_period = time_if_any(arguments[0]);
  config.sampling_period = time_if_any(arguments[1]);
  if (!arguments[2].empty()) config.limits.max_pushed = std::stoul(arguments[2]);
  return std::make_unique<RedisFixture>(config, FakeClock().now().time_since_epoch());
});

// See words_of().
const FixtureKind redis_on_disk_kind("redis on disk", [](const Words& arguments) {
  ServerConfig config;
  config.expiry_period.reset();
  PersistenceSettings& settings = config.persistence.emplace();
  settings.dir = arguments[1];
  settings.dbfilename = arguments[2];
  settings.save_points = save_points_from(arguments[3]);
  settings.appendonly = arguments[4] == "yes";
  settings.appendfsync = static_cast<FsyncPolicy>(std::stoi(arguments[5]));
  return std::make_unique<RedisFixture>(config, Milliseconds(std::stoll(arguments[0])));
});

}  // namespace

Words words_of(const PersistenceSettings& settings, Milliseconds now) {
  return {std::to_string(now.count()),
          settings.dir.string(),
          settings.dbfilename,
          to_text(settings.save_points),
          settings.appendonly ? "yes" : "no",
          std::to_string(static_cast<int>(settings.appendfsync))};
}

RedisFixture::RedisFixture(const ServerConfig& config, Milliseconds now)
    : clock_(now), server_(std::make_unique<Server>(io(), clock_, config)) {
  offers("shut down", [this](const Words&) {
    shut_down([this] { server_->shutdown(); });
    return Words{};
  });
  offers("advance", [this](const Words& milliseconds) {
    on_server_thread([&] { clock_.advance(Milliseconds(std::stoll(milliseconds[0]))); });
    return Words{};
  });
  offers("alone", [this](const Words& command) { return Words{add_row_alone(command[0])}; });
  offers("store", [this](const Words&) {
    server_->store();
    return Words{};
  });
  run_server(
      server_->endpoint(), [this] { server_->start(log_end_of_listener); }, [this] { server_->close(); });
}

RedisFixture::~RedisFixture() {
  finish();
}

std::string RedisFixture::add_row_alone(const std::string& command) {
  const std::string& name = names_.emplace_back(command + "-without-special-cases");
  on_server_thread([&] {
    CommandTable& commands = server_->commands();
    CommandSpec row = *commands.find(command);
    row.name = name;
    row.special_cases.clear();
    commands.add(std::move(row));
  });
  return name;
}

}  // namespace mini_redis::testing
