// The calls of asio: sockets, epoll, and read() and write(), which files and pipes use as well.
#include <arpa/inet.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "simulation/kernel.hpp"
#include "simulation/real_calls.hpp"
#include "simulation/world.hpp"

using namespace mini_redis::simulation;

namespace {

template <typename Result = int>
Result fails(int error) {
  return errno = error, static_cast<Result>(-1);
}

ssize_t take(std::string& from, void* bytes, std::size_t size) {
  const std::size_t count = std::min(from.size(), size);
  from.copy(static_cast<char*>(bytes), count);
  from.erase(0, count);
  return static_cast<ssize_t>(count);
}

ssize_t receive(Connection& peer, void* bytes, std::size_t size) {
  if (peer.is_reset) return fails<ssize_t>(ECONNRESET);
  if (!peer.arrived.empty()) {
    const bool is_short = world.random.chance(20);
    return take(peer.arrived, bytes, is_short ? world.random.between(1, size) : size);
  }
  return peer.client_is_done || peer.is_deaf ? 0 : fails<ssize_t>(EAGAIN);
}

ssize_t transmit(Connection& peer, const char* bytes, std::size_t size) {
  if (peer.is_reset) return fails<ssize_t>(EPIPE);
  if (peer.room == 0) return fails<ssize_t>(EAGAIN);
  std::size_t count = std::min(size, peer.room);
  if (world.random.chance(10)) count = world.random.between(1, count);
  peer.room -= count;
  peer.unread += count;
  peer.on_sent({bytes, count});
  return static_cast<ssize_t>(count);
}

ssize_t read_file(OpenFile& file, void* bytes, std::size_t size) {
  const std::string& content = file.inode->content;
  if (file.inode->is_directory) return fails<ssize_t>(EISDIR);
  const std::size_t count = std::min(content.size() - std::min(file.at, content.size()), size);
  std::memcpy(bytes, content.data() + std::min(file.at, content.size()), count);
  file.at += count;
  return static_cast<ssize_t>(count);
}

// What the model must know: while the log cannot be written, the server refuses commands that write.
void note_log(const std::string& path, bool is_well) {
  if (!path.ends_with(".incr.aof") || kernel.log_sync_has_failed) return;
  is_well ? kernel.failed_log.clear() : kernel.note_failed_log();
}

ssize_t write_file(OpenFile& file, std::string_view bytes) {
  if (file.appends) file.at = file.inode->content.size();
  const bool is_last = kernel.is_struck_next() && kernel.blow != Blow::disk_error;
  if (is_last || world.random.chance(5)) bytes = bytes.substr(0, world.random.between(1, bytes.size()));
  if (is_last) file.inode->write(file.at, bytes);
  const bool is_well = kernel.may_change("write", file.path);
  note_log(file.path, is_well);
  if (!is_well) return -1;
  if (kernel.recording) kernel.recording->add(Deed::write, file.path, bytes);
  file.inode->write(file.at, bytes);
  file.at += bytes.size();
  return static_cast<ssize_t>(bytes.size());
}

}  // namespace

extern "C" {

int __wrap_epoll_create1(int) {
  return kernel.add({});
}
int __wrap_eventfd(unsigned, int) {
  return kernel.add({});
}
int __wrap_timerfd_create(int, int) {
  return fails(ENOSYS);
}  // then asio passes its next timer to epoll_wait()

int __wrap_epoll_ctl(int, int operation, int number, epoll_event* event) {
  const auto found = kernel.descriptors.find(number);
  if (found == kernel.descriptors.end()) return fails(EBADF);
  Descriptor& descriptor = found->second;
  if (std::holds_alternative<OpenFile::Ref>(descriptor.what)) return fails(EPERM);
  descriptor.watched = operation == EPOLL_CTL_DEL ? 0 : event->events;
  descriptor.data = event->data;
  descriptor.has_changed = true;
  return 0;
}

int __wrap_epoll_wait(int, epoll_event* events, int most, int timeout) {
  return kernel.wait(events, most, timeout);
}

int __wrap_socket(int, int, int) {
  return kernel.add({std::make_shared<Listener>()});
}
int __wrap_bind(int, const sockaddr*, socklen_t) {
  return 0;
}
int __wrap_setsockopt(int, int, int, const void*, socklen_t) {
  return 0;
}
int __wrap_ioctl(int, unsigned long, ...) {
  return 0;
}  // FIONBIO: all of ours are non-blocking

int __wrap_listen(int number, int) {
  kernel.listener = *kernel.find<Listener::Ref>(number);
  kernel.listener->number = number;
  return 0;
}

int __wrap_getsockname(int, sockaddr* address, socklen_t*) {
  sockaddr_in name{};
  name.sin_family = AF_INET;
  name.sin_port = htons(16379);
  name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::memcpy(address, &name, sizeof name);
  return 0;
}
int __wrap_getpeername(int number, sockaddr* address, socklen_t* size) {
  return __wrap_getsockname(number, address, size);
}

int __wrap_accept(int number, sockaddr*, socklen_t*) {
  const auto* listener = kernel.find<Listener::Ref>(number);
  if (!listener) return fails(EBADF);
  auto& waiting = (*listener)->waiting;
  if (waiting.empty()) return fails(EAGAIN);
  const int accepted = kernel.add({waiting.front()});
  if (accepted == -1) return -1;
  waiting.front()->number = accepted;
  waiting.pop_front();
  world.note("server", "accepts connection ", accepted);
  return accepted;
}

ssize_t __wrap_recv(int number, void* bytes, size_t size, int) {
  const auto* peer = kernel.find<Connection::Ref>(number);
  return peer ? receive(**peer, bytes, size) : fails<ssize_t>(EBADF);
}

ssize_t __wrap_send(int number, const void* bytes, size_t size, int) {
  const auto* peer = kernel.find<Connection::Ref>(number);
  return peer ? transmit(**peer, static_cast<const char*>(bytes), size) : fails<ssize_t>(EBADF);
}

ssize_t __wrap_sendmsg(int number, const msghdr* message, int flags) {
  return __wrap_send(number, message->msg_iov[0].iov_base, message->msg_iov[0].iov_len, flags);
}

int __wrap_shutdown(int number, int) {
  const auto* peer = kernel.find<Connection::Ref>(number);
  if (!peer || (*peer)->is_reset) return fails(ENOTCONN);
  (*peer)->is_deaf = true;
  kernel.mark(number);
  return 0;
}

int __wrap_pipe(int* ends) {
  const auto pipe = std::make_shared<Pipe>();
  ends[0] = kernel.add({pipe});
  ends[1] = ends[0] == -1 ? -1 : kernel.add({pipe});
  if (ends[1] == -1) return kernel.descriptors.erase(ends[0]), fails(EMFILE);
  pipe->number = ends[0];
  kernel.last_pipe = pipe;
  return 0;
}

ssize_t __wrap_read(int number, void* bytes, size_t size) {
  if (number < Kernel::first) return __real_read(number, bytes, size);
  if (const auto* file = kernel.find<OpenFile::Ref>(number)) return read_file(**file, bytes, size);
  const auto* pipe = kernel.find<Pipe::Ref>(number);
  if (!pipe) return fails<ssize_t>(EBADF);
  if ((*pipe)->bytes.empty() && !(*pipe)->is_closed) return fails<ssize_t>(EAGAIN);
  return take((*pipe)->bytes, bytes, size);
}

ssize_t __wrap_readv(int number, const iovec* pieces, int) {
  return __wrap_read(number, pieces[0].iov_base, pieces[0].iov_len);
}

ssize_t __wrap_write(int number, const void* bytes, size_t size) {
  if (number < Kernel::first) return __real_write(number, bytes, size);
  const std::string_view text(static_cast<const char*>(bytes), size);
  if (const auto* file = kernel.find<OpenFile::Ref>(number)) return write_file(**file, text);
  if (kernel.recording && kernel.find<Pipe::Ref>(number)) kernel.recording->add(Deed::tell, "", text);
  return static_cast<ssize_t>(size);
}

int __wrap_close(int number) {
  if (number < Kernel::first)
    return kernel.recording ? 0 : __real_close(number);  // a child closes all it has
  if (!kernel.descriptors.contains(number)) return fails(EBADF);
  kernel.close(number);
  return 0;
}

}  // extern "C"
