// What has happened so far, in numbers that only grow.
// Redis: the stat_... fields of redisServer, and those of redisCommand, in server.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "10-metrics/rate.hpp"

namespace mini_redis {

/// The counters of one command, with Redis's names.
struct CommandStats {
  std::uint64_t calls = 0;           // it ran, whatever it replied
  std::chrono::nanoseconds took{0};  // all calls together
  std::uint64_t rejected_calls = 0;  // it did not run: wrong number of arguments, or refused
  std::uint64_t failed_calls = 0;    // it ran, and replied with an error
};

/// The counters of the whole server.
struct Counters {
  std::uint64_t connections_received = 0;
  std::uint64_t connections_rejected = 0;
  std::uint64_t commands_processed = 0;  // commands that ran
  std::chrono::nanoseconds took{0};      // all these commands together
  std::uint64_t input_bytes = 0;         // from all clients
  std::uint64_t output_bytes = 0;        // to all clients, messages included
  std::uint64_t expired_keys = 0;
  std::uint64_t keyspace_hits = 0;  // a command asked for a key's value to reply with, and it exists
  std::uint64_t keyspace_misses = 0;
  std::uint64_t error_replies = 0;
};

/// TO WRITE. The code of an error reply, which is its first word: "WRONGTYPE" for "-WRONGTYPE Operation
/// against ...\r\n". It ends before the first space or, if there is none, before the end of the line. Empty
/// if the reply is not an error: an array is none, even if it has errors in it. Redis: afterErrorReply().
std::string_view error_code(std::string_view reply);

/// The counters since the start, or since the last CONFIG RESETSTAT. Numbers that go up and down, such as
/// those of clients or keys, are not counted here: INFO asks for them directly.
class Stats {
 public:
  explicit Stats(TimePoint now) : operations(now), input(now), output(now) {}

  /// TO WRITE. A command has run: counts a call of `command`, and one of all commands_processed. `reply` is
  /// what it wrote. If that is an error, also counts a failed call, one of the error_replies, and one under
  /// the error's code in `errors`. Called for every command: keep it fast.
  /// Redis: call(), incrCommandStatsOnError().
  void count_call(CommandStats& command, std::string_view reply);

  /// TO WRITE. Calls of this command took this much time: adds it to the time of the command and to that of
  /// all commands.
  void count_time(CommandStats& command, std::chrono::nanoseconds took);

  /// TO WRITE. A request was rejected, so nothing ran: counts a rejected call of `command`, but no call.
  /// `command` is nullptr if there is no command of that name. `reply` is the error that was sent: counts one
  /// of the error_replies, and one under the error's code in `errors`.
  /// Redis: rejectCommand(), afterErrorReply().
  void count_rejection(CommandStats* command, std::string_view reply);

  /// TO WRITE. Forgets everything counted so far, and starts each rate again at `now`. The CommandStats must
  /// stay at their addresses, because other code points to them.
  /// Redis: resetServerStats(), resetCommandTableStats(), resetErrorTableStats().
  void reset(TimePoint now);

  // GIVEN.

  /// The counters of the command with this name, created if they are new. They stay at their address.
  CommandStats& command(std::string_view name);
  /// Takes a sample of each rate.
  void sample(TimePoint now);

  Counters counters;
  std::map<std::string, CommandStats, std::less<>> commands;  // "get", "config|get"
  std::map<std::string, std::uint64_t, std::less<>> errors;   // by code
  Rate operations, input, output;  // of commands_processed, input_bytes, output_bytes
};

}  // namespace mini_redis
