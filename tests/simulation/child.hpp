// A forked child. It really runs, at once, on a copy of everything; what it does to the disk is recorded, and
// done at random moments while the server goes on.
#pragma once

#include <sys/types.h>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "simulation/disk.hpp"

namespace mini_redis::simulation {

struct Pipe {
  using Ref = std::shared_ptr<Pipe>;
  std::string bytes;
  bool is_closed = false;  // by the writers
  int number = -1;         // where it is read
};

struct Deed {
  enum What : char { create, write, sync, rename, remove, tell, die_with_parent, exit } what;
  std::string path, text;
};

/// In the child: what it does.
class Recording {
 public:
  explicit Recording(int pipe_to_parent) : pipe_(pipe_to_parent) {}
  void add(Deed::What what, const std::string& path, std::string_view text = {});
  /// Hands the deeds to the parent.
  [[noreturn]] void finish(int status);

 private:
  int pipe_;
  std::string written_;
};

/// In the parent: what it still has to do.
class Child {
 public:
  /// Reads what the real child hands over, until it ends.
  Child(pid_t pid, int pipe_from_child, Pipe::Ref pipe)
      : pid_(pid), deeds_(read_all(pipe_from_child)), pipe_(pipe) {}

  /// Does the next one, and plans the one after it.
  void go_on();
  /// Does the rest at once. Returns the status for waitpid(2).
  int wait();
  /// SIGKILL.
  void kill();
  bool dies_with_parent() const { return dies_with_parent_; }
  /// The server has ended, and this child goes on.
  void lose_parent() { is_orphan_ = true; }
  static void plan(pid_t pid);

 private:
  static std::deque<Deed> read_all(int pipe);
  void carry_out(const Deed& deed);
  void end(int status);

  pid_t pid_;
  std::deque<Deed> deeds_;
  Pipe::Ref pipe_;
  std::map<std::string, Inode::Ref> files_;
  bool dies_with_parent_ = false, is_orphan_ = false;
  std::optional<int> status_;
};

}  // namespace mini_redis::simulation
