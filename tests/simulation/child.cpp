#include "simulation/child.hpp"

#include <signal.h>
#include <unistd.h>

#include <cstring>

#include "simulation/kernel.hpp"
#include "simulation/real_calls.hpp"
#include "simulation/world.hpp"

namespace mini_redis::simulation {
namespace {

void put(std::string& bytes, std::string_view text) {
  const std::size_t size = text.size();
  bytes.append(reinterpret_cast<const char*>(&size), sizeof size).append(text);
}

std::string take(std::string_view& bytes) {
  std::size_t size = 0;
  if (bytes.size() >= sizeof size) std::memcpy(&size, bytes.data(), sizeof size);
  if (bytes.size() < sizeof size + size) world.fail("a child has crashed");
  const std::string text(bytes.substr(sizeof size, size));
  bytes.remove_prefix(sizeof size + size);
  return text;
}

}  // namespace

void Recording::add(Deed::What what, const std::string& path, std::string_view text) {
  written_ += what;
  put(written_, path);
  put(written_, text);
}

void Recording::finish(int status) {
  add(Deed::exit, "", std::string(1, static_cast<char>(status)));
  for (std::string_view rest = written_; !rest.empty();) {
    const ssize_t taken = __real_write(pipe_, rest.data(), rest.size());
    if (taken <= 0) break;
    rest.remove_prefix(static_cast<std::size_t>(taken));
  }
  __real__exit(0);
}

std::deque<Deed> Child::read_all(int pipe) {
  std::string bytes;
  char piece[4096];
  for (ssize_t count; (count = __real_read(pipe, piece, sizeof piece)) > 0;)
    bytes.append(piece, static_cast<std::size_t>(count));
  __real_close(pipe);
  std::deque<Deed> deeds;
  for (std::string_view rest = bytes; !rest.empty();) {
    const auto what = static_cast<Deed::What>(rest[0]);
    rest.remove_prefix(1);
    const std::string path = take(rest);
    deeds.push_back({what, path, take(rest)});
  }
  if (deeds.empty() || deeds.back().what != Deed::exit) world.fail("a child has crashed");
  return deeds;
}

void Child::plan(pid_t pid) {
  const std::size_t most = world.random.chance(20) ? 600'000 : 3000;
  const auto delay = static_cast<Microseconds>(world.random.below(most));
  world.after(delay, [pid] {
    const auto found = kernel.children.find(pid);
    if (found != kernel.children.end()) found->second.go_on();
  });
}

void Child::go_on() {
  if (deeds_.empty()) return;
  const Deed deed = deeds_.front();
  deeds_.pop_front();
  carry_out(deed);
  if (!deeds_.empty()) plan(pid_);
}

int Child::wait() {
  while (!status_) go_on();
  return *status_;
}

void Child::kill() {
  deeds_.clear();
  if (!status_) end(SIGKILL);
}

void Child::end(int status) {
  status_ = status;
  pipe_->is_closed = true;
  kernel.mark(pipe_->number);
}

void Child::carry_out(const Deed& deed) {
  static constexpr const char* names[] = {
      "creates", "writes", "syncs", "renames", "removes", "tells", "will die with its parent", "exits"};
  world.note("child", pid_, " ", names[deed.what], " ", name_of(deed.path));
  const Inode::Ref directory = kernel.disk.parent(deed.path);
  Inode::Ref& file = files_[deed.path];
  switch (deed.what) {
    case Deed::create:
      file = kernel.disk.find(deed.path);
      if (!file && directory) directory->rename({"", name_of(deed.path), file = std::make_shared<Inode>()});
      if (file) file->write(0, "");
      break;
    case Deed::write:
      if (file) file->write(file->content.size(), deed.text);
      break;
    case Deed::sync:
      if (const auto inode = file ? file : kernel.disk.find(deed.path)) inode->sync();
      break;
    case Deed::rename:
      if (directory && kernel.disk.find(deed.path))
        directory->rename({name_of(deed.path), name_of(deed.text), kernel.disk.find(deed.path)});
      break;
    case Deed::remove:
      if (directory) directory->rename({name_of(deed.path), "", nullptr});
      break;
    case Deed::tell:
      pipe_->bytes += deed.text;
      kernel.mark(pipe_->number);
      break;
    case Deed::die_with_parent:
      dies_with_parent_ = true;
      if (is_orphan_) kill();  // it asks for its parent next, and ends
      break;
    case Deed::exit:
      end(static_cast<unsigned char>(deed.text[0]) << 8);
  }
}

}  // namespace mini_redis::simulation
