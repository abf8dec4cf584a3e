// Appends to the log. Redis: server.aof_buf, flushAppendOnlyFile().
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

/// Commands go into a buffer, the buffer into the file, and the file onto the disk. The policy says how soon
/// that last step follows. The destructor does none of this: anything not flushed is lost with the process,
/// as in a crash.
class AofWriter {
 public:
  explicit AofWriter(FsyncPolicy policy) : policy_(policy) {}

  /// TO WRITE. Appends a command to the buffer in the form in which a client sends it: an array of bulk
  /// strings.
  /// Redis: catAppendOnlyGenericCommand()
  void append(std::span<const std::string_view> words);

  /// TO WRITE. Writes everything in the buffer, with as many calls of write_some() as it takes. Then, if the
  /// policy is `always`, calls sync() unless everything is synced. Does not catch the std::system_error of
  /// either. When one is thrown, the buffer must hold exactly the bytes that the file has not taken, for the
  /// next flush(): bytes that are written twice or left out would ruin the log. Redis: flushAppendOnlyFile()
  void flush();

  // GIVEN.

  void append(std::initializer_list<std::string_view> words) {
    append(std::span(words.begin(), words.size()));
  }

  /// From now on the log grows in this file. REQUIRES: it is the first file, or close() has been called.
  /// Otherwise the end of the previous file might be missing, and the log would have a gap.
  void open(File file, Caller caller = Caller::current()) {
    require(!file_ || is_stored(), caller, "AofWriter::open(file): the file before it is not complete");
    file_ = std::move(file);
  }

  /// Call it several times a second. Calls flush(). With `everysec`, it also starts a sync on another thread,
  /// if there is something to sync and the last such sync started at least a second ago.
  /// Redis: AOF_FSYNC_EVERYSEC
  void tick();
  /// The same, but does not wait until that second is over. For a server that is about to end.
  void hurry();
  /// Calls flush(), and syncs whatever the policy is.
  void close();

  /// Whether nothing has been written since the last sync.
  bool is_synced() const { return is_synced_; }
  /// The same, and nothing waits in the buffer either.
  bool is_stored() const { return buffer_.empty() && is_synced_; }
  /// Whether a sync has failed. The kernel may drop bytes that it could not store, and the next sync would
  /// then succeed without them: everything written since the last good sync stays in doubt.
  bool sync_has_failed() const { return sync_has_failed_; }

 private:
  /// Writes the front of the buffer to the file: as many bytes as the file takes, at least one; or throws.
  /// Returns how many, and leaves them in the buffer. From then on the file counts as not synced. REQUIRES:
  /// the buffer is not empty.
  std::size_t write_some(Caller caller = Caller::current());
  /// Returns once everything written is on the disk, or throws.
  void sync();
  void sync_in_background(std::chrono::seconds least_pause);
  void finish_background_sync();

  FsyncPolicy policy_;
  std::string buffer_;  // appended, not written yet
  std::optional<File> file_;
  bool is_synced_ = true;
  bool sync_has_failed_ = false;
  BackgroundSync background_;  // after file_, which it uses, so that it is destroyed first
  std::chrono::steady_clock::time_point last_background_sync_;
};

}  // namespace mini_redis
