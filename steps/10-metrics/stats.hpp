// What has happened so far, in numbers that only grow. Redis: the stat_... fields of redisServer, and those of
// redisCommand, in server.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "10-metrics/rate.hpp"

namespace mini_redis {

/// Of one command, by Redis's names.
struct CommandStats {
  std::uint64_t calls = 0;           // it ran, whatever it replied
  std::chrono::nanoseconds took{0};  // all calls together
  std::uint64_t rejected_calls = 0;  // it did not run: a wrong number of arguments, or it was refused
  std::uint64_t failed_calls = 0;    // it ran, and replied with an error
};

/// Of the server as a whole.
struct Counters {
  std::uint64_t connections_received = 0;
  std::uint64_t commands_processed = 0;  // those that ran
  std::chrono::nanoseconds took{0};      // all of them together
  std::uint64_t input_bytes = 0;         // from all clients
  std::uint64_t output_bytes = 0;        // to all clients, messages among them
  std::uint64_t expired_keys = 0;
  std::uint64_t keyspace_hits = 0;  // a command that only reads asked for a key that is there
  std::uint64_t keyspace_misses = 0;
  std::uint64_t error_replies = 0;
};

/// TO WRITE. The code of an error reply, its first word: "WRONGTYPE" of "-WRONGTYPE Operation against ...\r\n". It ends
/// before the first space, or where there is none before the end of the line. Empty where the reply is no error; of an
/// array only the header matters. Redis: afterErrorReply().
std::string_view error_code(std::string_view reply);

/// The counters since the start, or since the last CONFIG RESETSTAT. What goes up and down, such as the number of
/// clients or of keys, is not counted here: INFO looks at the thing itself.
class Stats {
 public:
  explicit Stats(TimePoint now) : operations(now), input(now), output(now) {}

  /// TO WRITE. A command has run: one more call of `command`, and one more of all commands_processed. `reply` is what it
  /// has written. If that is an error, the call has failed, and counts among the error_replies and under its code in
  /// `errors` as well. Called for every command there is: keep it short. Redis: call(), incrCommandStatsOnError().
  void count_call(CommandStats& command, std::string_view reply);

  /// TO WRITE. Calls of that command have taken so much time: it goes to theirs, and to that of all.
  void count_time(CommandStats& command, std::chrono::nanoseconds took);

  /// TO WRITE. A request was rejected, so nothing ran, and that is no call. `command` is the one that was meant; nullptr:
  /// there is none of that name. `reply` is the error that was sent. Redis: rejectCommand(), afterErrorReply().
  void count_rejection(CommandStats* command, std::string_view reply);

  /// TO WRITE. All that was counted so far is forgotten, and each rate begins anew at `now`. The CommandStats stay where
  /// they are: others have their addresses. Redis: resetServerStats(), resetCommandTableStats(), resetErrorTableStats().
  void reset(TimePoint now);

  // All that follows is given.

  /// The numbers of that command; added when they are new. They stay at their address.
  CommandStats& command(std::string_view name);
  /// A sample of each rate.
  void sample(TimePoint now);

  Counters counters;
  std::map<std::string, CommandStats, std::less<>> commands;  // "get", "config|get"
  std::map<std::string, std::uint64_t, std::less<>> errors;   // by their code
  Rate operations, input, output;  // of commands_processed, input_bytes, output_bytes
};

}  // namespace mini_redis
