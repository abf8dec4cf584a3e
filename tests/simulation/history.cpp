#include "simulation/history.hpp"

#include <list>

#include "common/log.hpp"
#include "server/server.hpp"
#include "simulation/client.hpp"
#include "simulation/world.hpp"

namespace mini_redis::simulation {
namespace {

constexpr std::chrono::milliseconds grace{800};  // as in main.cpp
constexpr const char* directory = "/data";

PersistenceSettings any_settings() {
  PersistenceSettings settings;
  settings.dir = directory;
  settings.appendonly = world.random.chance(80);
  constexpr FsyncPolicy policies[] = {FsyncPolicy::always, FsyncPolicy::always, FsyncPolicy::everysec,
                                      FsyncPolicy::no};
  settings.appendfsync = policies[world.random.below(4)];
  return settings;
}

class History {
 public:
  History() : settings_(any_settings()), oracle_(settings_) {
    const auto made = std::make_shared<Inode>();
    made->is_directory = true;
    kernel.disk.find("/")->rename({"", "data", made});
    kernel.disk.find("/")->sync();
    kernel.log_syncs_may_fail = settings_.appendfsync == FsyncPolicy::always;
    world.note("history", "appendonly ", settings_.appendonly ? "yes" : "no", ", appendfsync ",
               name_of(settings_.appendfsync));
  }

  Summary run() {
    for (std::size_t lives = world.random.between(1, 3); lives > 0; --lives) {
      plan_blow();
      one_life();
    }
    kernel.blow = Blow::none;
    is_last_life_ = true;
    one_life();
    summary_.fingerprint = world.fingerprint();
    summary_.lost = static_cast<std::uint32_t>(oracle_.lost());
    return summary_;
  }

 private:
  void plan_blow() {
    constexpr Blow blows[] = {Blow::none,      Blow::disk_error, Blow::kill,     Blow::kill,
                              Blow::power_cut, Blow::power_cut,  Blow::power_cut};
    kernel.blow = blows[world.random.below(std::size(blows))];
    kernel.calls = world.random.between(1, world.random.chance(50) ? 20 : 100);
    kernel.error = world.random.chance(50) ? ENOSPC : EIO;
  }

  void one_life() {
    ++life_;
    world.note("history", "life ", life_);
    const Blow planned = kernel.blow;
    const bool has_returned = kernel.run([this, planned] { live(planned); });
    for (auto& client : clients_) client.stop();
    if (!has_returned) ++(kernel.ended_by == Blow::kill ? summary_.kills : summary_.power_cuts);
    if (has_started_ || !has_returned) oracle_.ended(kernel.ended_by);
    has_started_ = false;
    kernel.clean_up();
  }

  // As in main.cpp.
  void live(Blow planned) try {
    has_started_ = false;
    {
      asio::io_context io(1);
      const SystemClock clock;
      ServerConfig config;
      config.persistence = settings_;
      Server server(io, clock, config);
      server.tcp().sessions().add_watcher(oracle_);
      has_started_ = true;
      server.start([](std::exception_ptr) { world.fail("the listener has failed"); });
      plan_life([&io] { io.stop(); });
      io.run();
      server.shutdown();
      io.restart();
      io.run_for(grace);
      server.close();
      io.restart();
      io.poll();
      if (!io.stopped()) world.fail("the server has stopped, and something still waits");
      if (server.tcp().sessions().size() > 0) world.fail("the server has stopped, and a session is left");
      server.store();
    }
    if (!kernel.descriptors.empty()) world.fail("the server has stopped, and a descriptor is left open");
  } catch (const std::exception& e) {
    world.note("server", "ends: ", e.what());
    if (planned != Blow::disk_error) world.fail(std::string("the server does not start: ") + e.what());
  }

  // In this life, and in no later one.
  void plan(Microseconds delay, std::function<void()> what) {
    world.after(delay, [this, this_life = life_, what = std::move(what)] {
      if (life_ == this_life) what();
    });
  }

  void await(std::function<std::string()> missing, std::function<void()> then, int tries = 400) {
    const std::string what = missing();
    if (what.empty()) return then();
    if (tries == 0) world.fail(what + ", forever");
    plan(10 * millisecond, [=, this] { await(missing, then, tries - 1); });
  }

  std::string who_waits() const {
    for (const auto& client : clients_)
      if (const std::string missing = client.waits_for(); !missing.empty())
        return client.name() + " waits for " + missing;
    return "";
  }

  void plan_life(std::function<void()> stop) {
    if (oracle_.is_audited()) return plan_clients(stop);
    clients_.emplace_back(oracle_, "auditor", 0).start_audit();
    await([this] { return who_waits(); }, [this, stop] { is_last_life_ ? stop() : plan_clients(stop); });
  }

  void plan_clients(std::function<void()> stop) {
    if (world.random.chance(10))
      kernel.most_descriptors = kernel.descriptors.size() + world.random.between(1, 4);
    for (std::size_t count = world.random.between(1, 5); count > 0; --count) {
      const std::string name = "client" + std::to_string(clients_.size());
      SimulatedClient& client = clients_.emplace_back(oracle_, name, world.random.between(1, 30));
      plan(static_cast<Microseconds>(world.random.below(10'000)), [&client] { client.start(); });
    }
    const auto length = static_cast<Microseconds>(world.random.between(100, 3000)) * millisecond;
    if (world.random.chance(30)) {
      const Blow how = world.random.chance(50) ? Blow::kill : Blow::power_cut;
      plan(static_cast<Microseconds>(world.random.below(static_cast<std::size_t>(length))),
           [how] { kernel.die(how); });
    }
    plan(length, [this, stop] {
      kernel.most_descriptors = 1000;
      for (auto& client : clients_) client.calm_down();
      await([this] { return who_waits(); }, stop);
    });
  }

  PersistenceSettings settings_;
  Oracle oracle_;
  std::list<SimulatedClient> clients_;  // of all lives
  std::size_t life_ = 0;
  bool has_started_ = false, is_last_life_ = false;
  Summary summary_;
};

}  // namespace

Summary run_history(std::uint64_t seed, bool verbose) {
  world.seed = seed;
  world.random = Random(seed);
  world.verbose = verbose;
  redirect_log([](LogLevel, const std::string& text) { world.note("log", text); });
  return History().run();
}

void forget(std::string_view call) {
  kernel.forgotten = call;
}

}  // namespace mini_redis::simulation
