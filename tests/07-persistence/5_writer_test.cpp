// How the log gets to the disk: everything, once, in order, and in time.
#include <fstream>
#include <iterator>
#include <optional>

#include "server_side/disk_calls.hpp"
#include "server_side/temporary_path.hpp"
#include "the_log.hpp"

using namespace mini_redis::testing;
using mini_redis::FsyncPolicy;

namespace {

// An AofWriter with its own file.
class WrittenLog {
 public:
  explicit WrittenLog(FsyncPolicy policy = FsyncPolicy::no)
      : writer_("aof writer", {std::to_string(static_cast<int>(policy)), path_.path().string()}) {}

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
         "flush() returned although the file had no room; expected File's std::system_error to get through",
         "AofWriter::flush() must tell its caller that the log isn't written: replies wait for that.");
  }
  bool is_synced() const { return writer_.run("is synced")[0] == "yes"; }

  void has_all(const std::string& why) const { has(expected_, why); }
  void has(const std::string& expected, const std::string& why) const {
    std::ifstream file(path_.path().string(), std::ios::binary);
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
  const TemporaryPath path_{TemporaryPath::Kind::file};
  std::string expected_;
  FixtureHandle writer_;
};

}  // namespace

TEST_CASE("a flush writes what was appended and writes it once", "[3 points]") {
  about("aof_writer.cpp", "AofWriter::flush", "Remove the bytes that the file took from buffer_.");
  WrittenLog log;
  log.appends();
  log.appends(100'000);
  log.has("", "append() only fills buffer_: a write for every command would be slow.");
  log.flushes();
  log.has_all(
      "AofWriter::append() adds every command to the end of buffer_. AofWriter::flush() writes all of "
      "buffer_ to the file.");
  log.flushes();
  log.has_all("Nothing was appended since then, so there's nothing to write.");
  log.appends();
  log.flushes();
  log.has_all("Write only the new bytes.");
}

TEST_CASE("bytes that a full disk did not take are written later", "[4 points]") {
  about("aof_writer.cpp", "AofWriter::flush",
        "write_some() says how much the file took. Remove exactly that from buffer_, before the next attempt "
        "can fail.");
  WrittenLog log;
  log.appends(300);
  log.appends(300);
  log.cannot_flush(random_number(350, 500));
  log.appends();
  log.flushes();
  log.has_all(
      "The first part was written before the disk was full, and the rest later. The cut was in the middle of "
      "a command.");
}

TEST_CASE("a disk that stays full loses and repeats nothing", "[2 points]") {
  about("aof_writer.cpp", "AofWriter::flush",
        "An attempt that fails changes nothing: buffer_ stays as it is.");
  WrittenLog log;
  log.appends();
  log.flushes();
  const std::size_t written = log.expected().size();
  for (int attempt = 0; attempt < 3; ++attempt) {
    log.appends();
    log.cannot_flush(static_cast<std::int64_t>(written));
  }
  log.has(log.expected().substr(0, written), "There was no room for anything.");
  log.flushes();
  log.has_all("Now there's room for everything that was waiting.");
}

TEST_CASE("always means on the disk when flush returns", "[3 points]") {
  about("aof_writer.cpp", "AofWriter::flush",
        "A write only hands the bytes to the kernel; sync() waits for the disk. And the reply waits for "
        "flush().");
  const DiskCalls disk;
  WrittenLog always(FsyncPolicy::always), everysec(FsyncPolicy::everysec), no(FsyncPolicy::no);
  for (WrittenLog* log : {&always, &everysec, &no}) {
    log->appends();
    log->flushes();
    log->has_all("flush() writes, whatever the policy is.");
  }
  // is_synced() is only what the writer says.
  const bool syncs = !DiskCalls::can_see || !disk.calls().empty();
  if (!syncs || !always.is_synced())
    fail(Verdict::wrong, {},
         "with the policy always, flush() returned, but the bytes that it wrote aren't synced",
         "Write first, then sync: a sync covers only bytes that are already written.");
  if (everysec.is_synced() || no.is_synced())
    fail(Verdict::wrong, {}, "with the policy everysec or no, flush() syncs, and it must not",
         "A sync takes a thousand times as long as a command: with these policies, no reply waits for it.");
}

TEST_CASE("always syncs what an earlier flush wrote", "[2 points]") {
  about("aof_writer.cpp", "AofWriter::flush",
        "is_synced_ says whether there's something to sync; buffer_ doesn't.");
  WrittenLog log(FsyncPolicy::always);
  log.appends(300);
  log.cannot_flush(100);
  if (log.is_synced())
    fail(Verdict::wrong, {}, "the write failed in the middle, and yet everything counts as synced");
  log.flushes();
  log.has_all("There's room again.");
  if (!log.is_synced()) fail(Verdict::wrong, {}, "flush() returned, but some of the bytes aren't synced");

  if (!DiskCalls::can_see) return;
  DiskCalls disk;
  disk.let_syncs_fail(true);
  log.appends();
  log.cannot_flush();
  log.has_all("These bytes were written before the sync failed.");
  disk.let_syncs_fail(false);
  log.flushes();
  if (!log.is_synced())
    fail(Verdict::wrong, {}, "a sync failed, and the next flush() didn't try again",
         "There was nothing more to write, but there was still something to sync.");
}
