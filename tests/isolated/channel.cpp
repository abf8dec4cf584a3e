#include "isolated/channel.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

namespace mini_redis::testing {
namespace {

using Length = std::uint32_t;

// Each word: its length, and its bytes.
std::string packed(const Words& words) {
  std::string packet;
  for (const std::string& word : words) {
    const auto length = static_cast<Length>(word.size());
    if (packet.size() + sizeof length + length > largest_packet) break;
    packet.append(reinterpret_cast<const char*>(&length), sizeof length).append(word);
  }
  return packet;
}

Words unpacked(std::string_view packet) {
  Words words;
  while (packet.size() >= sizeof(Length)) {
    Length length = 0;
    std::memcpy(&length, packet.data(), sizeof length);
    packet.remove_prefix(sizeof length);
    if (length > packet.size()) return {};
    words.emplace_back(packet.substr(0, length));
    packet.remove_prefix(length);
  }
  return words;
}

// What came along with a message, or the other value.
template <typename T>
T along_with(msghdr& message, int type, T otherwise) {
  for (cmsghdr* each = CMSG_FIRSTHDR(&message); each; each = CMSG_NXTHDR(&message, each))
    if (each->cmsg_type == type) std::memcpy(&otherwise, CMSG_DATA(each), sizeof otherwise);
  return otherwise;
}

}  // namespace

void send_packet(int descriptor, const Words& words) {
  const std::string packet = packed(words);
  while (send(descriptor, packet.data(), packet.size(), MSG_NOSIGNAL) < 0 && errno == EINTR) {
  }
}

void tell_senders(int descriptor) {
  const int yes = 1;
  setsockopt(descriptor, SOL_SOCKET, SO_PASSCRED, &yes, sizeof yes);
}

// There is room for what is asked for, and no more: a sender could fill the receiver with descriptors.
std::optional<Words> receive_packet(int descriptor, pid_t* sender, int* passed) {
  std::string packet(largest_packet, 0);
  iovec room{packet.data(), packet.size()};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(ucred)) + CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &room;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = (sender ? CMSG_SPACE(sizeof(ucred)) : 0) + (passed ? CMSG_SPACE(sizeof(int)) : 0);
  ssize_t size = 0;
  while ((size = recvmsg(descriptor, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {
  }
  if (size <= 0) return std::nullopt;
  if (sender) *sender = along_with(message, SCM_CREDENTIALS, ucred{}).pid;
  if (passed) *passed = along_with(message, SCM_RIGHTS, -1);
  return unpacked({packet.data(), static_cast<std::size_t>(size)});
}

void ReadyPacket::add(std::string_view word) {
  const auto length = static_cast<Length>(word.size());
  if (size_ + sizeof length + length > bytes_.size()) return;
  std::memcpy(bytes_.data() + size_, &length, sizeof length);
  word.copy(bytes_.data() + size_ + sizeof length, length);
  size_ += sizeof length + length;
}

void ReadyPacket::send(int channel, int passed) const {
  iovec bytes{const_cast<char*>(bytes_.data()), size_};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &bytes;
  message.msg_iovlen = 1;
  if (passed >= 0) {
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    *CMSG_FIRSTHDR(&message) = {CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS};
    std::memcpy(CMSG_DATA(CMSG_FIRSTHDR(&message)), &passed, sizeof passed);
  }
  [[maybe_unused]] const auto sent = sendmsg(channel, &message, MSG_NOSIGNAL);
}

}  // namespace mini_redis::testing
