// A chat room: what you type goes to everybody in it, and what they type comes to you. A room is a channel.
//
//   08_chat PORT ROOM NAME      on 127.0.0.1; the end of the input leaves the room
#include <hiredis/hiredis.h>
#include <poll.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

struct Free {
  void operator()(redisContext* connection) const { redisFree(connection); }
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using Connection = std::unique_ptr<redisContext, Free>;
using Reply = std::unique_ptr<redisReply, Free>;

Connection connect_to(int port) {
  Connection connection(redisConnect("127.0.0.1", port));
  if (!connection || connection->err) throw std::runtime_error("no server on port " + std::to_string(port));
  return connection;
}

// A subscriber may not publish, so there are two connections: one to listen and one to speak.
class Chat {
 public:
  Chat(int port, std::string room, std::string name)
      : ears_(connect_to(port)), mouth_(connect_to(port)), room_(std::move(room)), name_(std::move(name)) {
    const Reply confirmed(command(ears_, "SUBSCRIBE", ""));
    std::cout << name_ << " is in " << room_ << "; subscriptions: " << confirmed->element[2]->integer
              << std::endl;
  }

  // Runs until the input ends.
  void run() {
    pollfd watched[] = {{STDIN_FILENO, POLLIN, 0}, {ears_->fd, POLLIN, 0}};
    while (poll(watched, 2, -1) > 0) {
      if (watched[1].revents) hear();
      if (watched[0].revents && !speak()) return;
    }
  }

 private:
  // The command, the room, and optionally a text. %b takes any bytes.
  Reply command(const Connection& connection, const char* what, const std::string& text) {
    const char* words[] = {what, room_.data(), text.data()};
    const std::size_t lengths[] = {std::char_traits<char>::length(what), room_.size(), text.size()};
    Reply reply(
        static_cast<redisReply*>(redisCommandArgv(connection.get(), text.empty() ? 2 : 3, words, lengths)));
    if (!reply) throw std::runtime_error("the server has gone");
    return reply;
  }

  // One read may bring several messages. poll() would not wake up for those left in hiredis's buffer.
  void hear() {
    if (redisBufferRead(ears_.get()) != REDIS_OK) throw std::runtime_error("the server has gone");
    void* arrived = nullptr;
    while (redisGetReplyFromReader(ears_.get(), &arrived) == REDIS_OK && arrived) {
      const Reply message(static_cast<redisReply*>(arrived));  // ["message", room, text]
      std::cout << std::string(message->element[2]->str, message->element[2]->len) << std::endl;
    }
  }

  // Sends what was typed, line by line. Returns false at the end of the input.
  bool speak() {
    char bytes[4096];
    const ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0) return false;
    typed_.append(bytes, static_cast<std::size_t>(count));
    for (std::size_t end; (end = typed_.find('\n')) != std::string::npos; typed_.erase(0, end + 1))
      command(mouth_, "PUBLISH", name_ + ": " + typed_.substr(0, end));
    return true;
  }

  Connection ears_, mouth_;
  std::string room_, name_;
  std::string typed_;  // and not yet ended by a newline
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) {
    std::cout << "usage: 08_chat PORT ROOM NAME\n";
    return 0;
  }
  Chat(std::atoi(argv[1]), argv[2], argv[3]).run();
} catch (const std::exception& e) {
  std::cerr << "08_chat: " << e.what() << "\n";
  return 1;
}
