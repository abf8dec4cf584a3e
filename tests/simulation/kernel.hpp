// The kernel that the server runs on: descriptors, epoll, processes. calls_*.cpp have the system calls.
#pragma once

#include <sys/epoll.h>

#include <functional>
#include <map>
#include <optional>
#include <variant>

#include "simulation/child.hpp"
#include "simulation/disk.hpp"
#include "simulation/network.hpp"
#include "simulation/world.hpp"

namespace mini_redis::simulation {

struct OpenFile {
  using Ref = std::shared_ptr<OpenFile>;
  Inode::Ref inode;
  std::string path;
  std::size_t at = 0;
  bool appends = false;
  bool holds_lock = false;
};

struct Event {};  // eventfd(2), and epoll's own descriptor: only asio knows what they mean

struct Descriptor {
  std::variant<Event, Listener::Ref, Connection::Ref, OpenFile::Ref, Pipe::Ref> what;
  std::uint32_t watched = 0;  // what epoll is asked for; 0: it does not know this descriptor
  epoll_data_t data{};
  bool has_changed = false;  // since epoll last reported it. All of asio's descriptors are edge-triggered.

  std::uint32_t readiness() const;
};

/// How a life of the server ends, or what happens in it.
enum class Blow { none, disk_error, kill, power_cut };

struct Thread {
  void* (*start)(void*);
  void* argument;
};

class Kernel {
 public:
  Disk disk;
  Listener::Ref listener;
  std::map<int, Descriptor> descriptors;
  std::size_t most_descriptors = 1000;
  std::map<pid_t, Child> children;
  Pipe::Ref last_pipe;
  std::map<std::size_t, Thread> threads;
  std::optional<Recording> recording;  // this is a child
  pid_t pid = 100, last_pid = 100, parent = 1;

  /// A call that does nothing, as if the server did not make it: "sync", "sync-directory" or "death-signal".
  std::string forgotten;

  /// At the `calls`th change of the disk from now on, `blow` strikes.
  Blow blow = Blow::none;
  std::size_t calls = 0;
  int error = 0;             // errno, for Blow::disk_error
  std::string failed_log;    // why the log could not be written; empty: the last time it could
  std::string last_failure;  // the same, also after it could be written again
  Microseconds last_failed_at = 0;
  bool log_sync_has_failed = false;
  // The log goes on in a new file. That counts only when the manifest that names it is on the disk, too.
  bool has_new_increment = false, has_unsynced_manifest = false;
  bool log_syncs_may_fail = false;  // the server notices at once: it waits for them
  Blow ended_by = Blow::none;       // the last run()

  /// The log cannot be written, or not be synced, because of errno.
  void note_failed_log();

  /// Runs the server until it returns or dies. True if it returned.
  bool run(const std::function<void()>& server);
  /// kill -9, or a power cut: the server's stack is left as it is, and nobody ever returns to it.
  [[noreturn]] void die(Blow how);
  /// After run(): closes what the server has left open, and ends what must end with it.
  void clean_up();

  /// The lowest free number, as in POSIX, or -1 with EMFILE. Numbers from `first` on are ours.
  int add(Descriptor descriptor);
  static constexpr int first = 1000;
  template <typename Ref>
  Ref* find(int number) {
    const auto found = descriptors.find(number);
    return found == descriptors.end() ? nullptr : std::get_if<Ref>(&found->second.what);
  }
  void close(int number);
  /// Something has changed there, for epoll.
  void mark(int number);
  /// Reports what is ready and has changed; lets the world go on until something is, or the time is up.
  int wait(epoll_event* events, int most, int timeout_ms);

  /// Every change of the disk asks here first. False: it fails, with errno.
  bool may_change(const char* call, const std::string& path);
  /// The blow strikes at the next change of the disk.
  bool is_struck_next() const { return blow != Blow::none && calls == 1; }
  /// Lets a thread do its work, all at once.
  void run_thread(std::size_t id);

 private:
  int report(epoll_event* events, int most);

  std::size_t turns_ = 0;
};

inline Kernel kernel;

}  // namespace mini_redis::simulation
