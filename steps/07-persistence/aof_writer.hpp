// The end of the log, where it grows. Redis: server.aof_buf, flushAppendOnlyFile().
#pragma once

#include <chrono>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "07-persistence/given/disk/background_sync.hpp"
#include "07-persistence/given/disk/file.hpp"
#include "07-persistence/given/settings.hpp"

namespace mini_redis {

/// Commands go into a buffer, the buffer into the file, the file onto the disk; how soon that last step follows is the
/// policy. A destructor does none of it: what is not flushed is lost with the process, as it is in a crash.
class AofWriter {
 public:
  explicit AofWriter(FsyncPolicy policy) : policy_(policy) {}

  /// TO WRITE. Puts a command behind those in the buffer, in the form in which a client sends it: an array of bulk strings.
  /// Redis: catAppendOnlyGenericCommand()
  void append(std::span<const std::string_view> words);

  /// TO WRITE. Writes all that is in the buffer, in as many write_some() as it takes, and then, if the policy is `always`,
  /// sync()s what is not synced. Lets the std::system_error of either pass: by then exactly what the file has not taken is
  /// still in the buffer, for the next flush(). So nothing is ever written twice, and nothing left out, neither of which a
  /// log survives. Redis: flushAppendOnlyFile()
  void flush();

  // All that follows is given.

  void append(std::initializer_list<std::string_view> words) {
    append(std::span(words.begin(), words.size()));
  }

  /// From now on the log grows in this file. REQUIRES: it is the first one, or close() has been called: a log that has a
  /// later file and lacks the end of the one before has a gap.
  void open(File file) { file_ = std::move(file); }

  /// To be called some times a second. flush(), and with `everysec` a sync that takes place beside the event loop, if
  /// there is something to sync and the last one began a second ago. Redis: AOF_FSYNC_EVERYSEC
  void tick();
  /// flush() and a sync, whatever the policy is.
  void close();

  /// Nothing has been written since the last sync.
  bool is_synced() const { return is_synced_; }
  /// And nothing waits to be written.
  bool is_stored() const { return buffer_.empty() && is_synced_; }
  /// One has failed. What the kernel could not store it may have dropped, and would tell the next sync that there is
  /// nothing to store: whatever was written since the last good one is in doubt for ever.
  bool sync_has_failed() const { return sync_has_failed_; }

 private:
  /// Gives the file the front of the buffer: as much as it takes, one byte at least, or it throws. How many it has taken,
  /// which are still in the buffer. Nothing is synced any more.
  std::size_t write_some();
  /// Returns when all that was written is on the disk, or throws.
  void sync();
  void finish_background_sync();

  FsyncPolicy policy_;
  std::string buffer_;  // appended and not written yet
  std::optional<File> file_;
  bool is_synced_ = true;
  bool sync_has_failed_ = false;
  BackgroundSync background_;  // behind file_, which it uses: it ends first
  std::chrono::steady_clock::time_point last_background_sync_;
};

}  // namespace mini_redis
