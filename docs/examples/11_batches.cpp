// A hundred answers of seven bytes through a socket: how many system calls does it take?
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

constexpr int answers = 100;
constexpr std::string_view answer = "+PONG\r\n";

// Two ends of a connection inside this program. It counts what is asked of the kernel.
class Connection {
 public:
  Connection() {
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()) != 0)
      throw std::runtime_error("the socket does not work");
  }
  ~Connection() { close(ends_[0]), close(ends_[1]); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void send_all(std::string_view bytes) {
    for (ssize_t sent = 0; !bytes.empty(); bytes.remove_prefix(static_cast<std::size_t>(sent))) {
      ++writes_;
      sent = write(ends_[0], bytes.data(), bytes.size());
      if (sent < 0) throw std::runtime_error("the socket does not work");
    }
  }

  // Until so many bytes have come.
  void receive(std::size_t size, std::size_t at_a_time) {
    std::string room(at_a_time, '\0');
    while (size > 0) {
      ++reads_;
      const ssize_t came = read(ends_[1], room.data(), room.size());
      if (came <= 0) throw std::runtime_error("the socket does not work");
      size -= static_cast<std::size_t>(came);
    }
  }

  int writes() const { return writes_; }
  int reads() const { return reads_; }

 private:
  std::array<int, 2> ends_{};
  int writes_ = 0, reads_ = 0;
};

void each_alone(Connection& to) {
  for (int i = 0; i < answers; ++i) to.send_all(answer);
}

void in_one_batch(Connection& to) {
  std::string batch;
  for (int i = 0; i < answers; ++i) batch += answer;
  to.send_all(batch);
}

int calls(const char* what, void (*send)(Connection&), std::size_t at_a_time) {
  Connection connection;
  send(connection);
  connection.receive(answers * answer.size(), at_a_time);
  std::cout << std::setw(14) << std::left << what << std::right << std::setw(9) << at_a_time << std::setw(8)
            << connection.writes() << std::setw(7) << connection.reads() << "\n";
  return connection.writes() + connection.reads();
}

}  // namespace

int main() {
  std::cout << "answers sent   a read of  write()  read()\n";
  const int most = calls("each alone", each_alone, 64);
  calls("each alone", each_alone, 512);
  calls("in one batch", in_one_batch, 512);
  const int least = calls("in one batch", in_one_batch, 16 * 1024);
  return least == 2 && most > 100 ? 0 : 1;
}
