// How the log gets to the disk: everything, once, in order, and in time.
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <optional>

#include "server_side/disk_calls.hpp"
#include "the_log.hpp"

using namespace mini_redis::testing;
using mini_redis::FsyncPolicy;

namespace {

// An empty file, for as long as it lives.
class TemporaryPath {
 public:
  TemporaryPath() : path_((std::filesystem::temp_directory_path() / "mini-redis-log-XXXXXX").string()) {
    close(mkstemp(path_.data()));
  }
  ~TemporaryPath() { std::filesystem::remove(path_); }
  TemporaryPath(const TemporaryPath&) = delete;

  const std::string& text() const { return path_; }

 private:
  std::string path_;
};

// An AofWriter with its own file.
class WrittenLog {
 public:
  explicit WrittenLog(FsyncPolicy policy = FsyncPolicy::no)
      : writer_("aof writer", {std::to_string(static_cast<int>(policy)), path_.text()}) {}

  // Appends `size` bytes or a few more, and expects them in the file from now on.
  void appends(std::size_t size = 10) {
    const std::string key = random_key(), value = large_text(size);
    writer_.run("append", {"SET", key, value});
    expected_ += record({"SET", key, value});
  }
  void flushes() const { writer_.run("flush"); }
  // Flushes into a file with room for that many bytes. An error is right here, as long as it is the one that
  // File throws.
  void cannot_flush(std::optional<std::int64_t> room = {}) const {
    if (writer_.run("try flush", room ? Words{std::to_string(*room)} : Words{})[0] == "system error") return;
    fail(Verdict::wrong, {},
         "flush() returns although the file had no room; expected File's std::system_error to pass",
         "AofWriter::flush() has to tell its caller that the log is not written: replies wait for it.");
  }
  bool is_synced() const { return writer_.run("is synced")[0] == "yes"; }

  void has_all(const std::string& why) const { has(expected_, why); }
  void has(const std::string& expected, const std::string& why) const {
    std::ifstream file(path_.text(), std::ios::binary);
    const std::string log(std::istreambuf_iterator<char>(file), {});
    if (log == expected) return;
    const auto same = static_cast<std::size_t>(
        std::mismatch(log.begin(), log.end(), expected.begin(), expected.end()).first - log.begin());
    fail(Verdict::wrong, {},
         "expected " + std::to_string(expected.size()) + " bytes in the file, there are " +
             std::to_string(log.size()) + "; from byte " + std::to_string(same) + " on\nexpected " +
             in_quotes(expected.substr(same)) + "\nthere is " + in_quotes(log.substr(same)),
         why);
  }
  const std::string& expected() const { return expected_; }

 private:
  TemporaryPath path_;
  std::string expected_;
  FixtureHandle writer_;
};

}  // namespace

TEST_CASE("a flush writes what was appended and writes it once", "[3 points]") {
  about("aof_writer.cpp", "AofWriter::flush", "What the file has taken must not be in buffer_ any more.");
  WrittenLog log;
  log.appends();
  log.appends(100'000);
  log.has("", "append() only fills buffer_: a write for every command would be slow.");
  log.flushes();
  log.has_all(
      "AofWriter::append() puts every command at the end of buffer_. All of buffer_ belongs into the file: "
      "AofWriter::flush().");
  log.flushes();
  log.has_all("Nothing was appended since, so there is nothing to write.");
  log.appends();
  log.flushes();
  log.has_all("Only what is new is written.");
}

TEST_CASE("what a full disk has not taken is written later", "[4 points]") {
  about(
      "aof_writer.cpp", "AofWriter::flush",
      "write_some() says how much was taken. Exactly that leaves buffer_, before the next attempt can fail.");
  WrittenLog log;
  log.appends(300);
  log.appends(300);
  log.cannot_flush(random_number(350, 500));
  log.appends();
  log.flushes();
  log.has_all(
      "The first part was written before the disk was full, the rest after it: in the middle of a command.");
}

TEST_CASE("a disk that stays full loses and repeats nothing", "[2 points]") {
  about("aof_writer.cpp", "AofWriter::flush",
        "An attempt that fails changes nothing: what is in buffer_ stays there.");
  WrittenLog log;
  log.appends();
  log.flushes();
  const std::size_t written = log.expected().size();
  for (int attempt = 0; attempt < 3; ++attempt) {
    log.appends();
    log.cannot_flush(static_cast<std::int64_t>(written));
  }
  log.has(log.expected().substr(0, written), "There was room for nothing.");
  log.flushes();
  log.has_all("Now there is room for all that has waited.");
}

TEST_CASE("always means on the disk when flush returns", "[3 points]") {
  about(
      "aof_writer.cpp", "AofWriter::flush",
      "A write only hands the bytes to the kernel; sync() waits for the disk. The reply waits for flush().");
  const DiskCalls disk;
  WrittenLog always(FsyncPolicy::always), everysec(FsyncPolicy::everysec), no(FsyncPolicy::no);
  for (WrittenLog* log : {&always, &everysec, &no}) {
    log->appends();
    log->flushes();
    log->has_all("Whatever the policy is, flush() writes.");
  }
  // is_synced() is only what the writer says.
  const bool syncs = !DiskCalls::can_see || !disk.calls().empty();
  if (!syncs || !always.is_synced())
    fail(Verdict::wrong, {}, "with the policy always, flush() returns and what it has written is not synced",
         "Write first, then sync: a sync is for what was written before.");
  if (everysec.is_synced() || no.is_synced())
    fail(Verdict::wrong, {}, "with the policy everysec or no, flush() syncs",
         "A sync takes a thousand times as long as a command: with these policies no reply waits for it.");
}

TEST_CASE("always syncs what an earlier flush has written", "[2 points]") {
  about("aof_writer.cpp", "AofWriter::flush",
        "is_synced_ says whether there is something to sync; buffer_ does not.");
  WrittenLog log(FsyncPolicy::always);
  log.appends(300);
  log.cannot_flush(100);
  if (log.is_synced())
    fail(Verdict::wrong, {}, "the write has failed in the middle, and yet all of it is synced");
  log.flushes();
  log.has_all("There is room again.");
  if (!log.is_synced()) fail(Verdict::wrong, {}, "flush() returns, and not all that was written is synced");

  if (!DiskCalls::can_see) return;
  DiskCalls disk;
  disk.let_syncs_fail(true);
  log.appends();
  log.cannot_flush();
  log.has_all("It was written before the sync failed.");
  disk.let_syncs_fail(false);
  log.flushes();
  if (!log.is_synced())
    fail(Verdict::wrong, {}, "a sync has failed, and the next flush() does not try it again",
         "There was nothing to write any more, and yet something to sync.");
}
