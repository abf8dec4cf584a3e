// What is outside the server: time, chance, and what is going to happen.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "simulation/random.hpp"

namespace mini_redis::simulation {

using Microseconds = std::int64_t;
inline constexpr Microseconds millisecond = 1000, second = 1000 * millisecond;

class World {
 public:
  Random random;
  bool verbose = false;
  std::uint64_t seed = 0;

  /// In Unix time. It moves only while the server waits in epoll_wait(2).
  Microseconds now() const { return now_; }
  std::int64_t now_ms() const { return now_ / millisecond; }

  void after(Microseconds delay, std::function<void()> what) {
    plans_.emplace(now_ + delay, std::move(what));
  }
  /// Lets time pass up to the next plan, and carries it out. If there is none before `until`, lets time
  /// pass up to `until`, and returns false.
  bool step(Microseconds until);
  bool is_over() const { return plans_.empty(); }
  /// Lets time pass in which nothing happens: the server computes, or the machine is paused.
  void pass(Microseconds time) { now_ += time; }

  /// One line of the trace, such as note("server", "fsync ", path).
  template <typename... Parts>
  void note(std::string_view whose, const Parts&... parts) {
    std::string text;
    ((text += word(parts)), ...);
    record(whose, text);
  }
  /// The same for the same seed, or the simulation is broken.
  std::uint64_t fingerprint() const { return fingerprint_; }
  /// The history shows a bug: ends it.
  [[noreturn]] void fail(const std::string& what);

 private:
  static std::string word(std::string_view text) { return std::string(text); }
  static std::string word(const char* text) { return text; }
  static std::string word(const std::string& text) { return text; }
  template <typename Number>
  static std::string word(Number number) {
    return std::to_string(number);
  }
  void record(std::string_view whose, const std::string& text);

  static constexpr Microseconds start = 1'700'000'000 * second;
  Microseconds now_ = start;
  std::multimap<Microseconds, std::function<void()>> plans_;  // those of the same moment in order
  std::uint64_t fingerprint_ = 14695981039346656037u;
};

inline World world;

/// Bytes as the trace and the reports show them.
std::string shown(std::string_view bytes);

}  // namespace mini_redis::simulation
