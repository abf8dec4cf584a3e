// Two places where bytes wait on their way to the disk, and what it costs to wait for them.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace {

using Path = std::filesystem::path;

class LogFile {
 public:
  explicit LogFile(const Path& path) : file_(open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644)) {
    if (file_ < 0) throw std::runtime_error("cannot open " + path.string());
  }
  ~LogFile() { close(file_); }
  LogFile(const LogFile&) = delete;

  // Into the kernel's memory. The kernel writes it to the disk when it sees fit, perhaps half a minute later.
  void add(const std::string& line) {
    if (write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
      throw std::runtime_error("full");
  }
  // To the disk: returns when the bytes are there.
  void sync() {
    if (fsync(file_) != 0) throw std::runtime_error("not stored");
  }

 private:
  int file_;
};

// A program writes two lines and is killed.
void write_two_lines_and_die(const Path& buffered, const Path& handed_over) {
  if (fork() == 0) {
    std::ofstream file(buffered);
    file << "a line in the program's buffer\n";
    LogFile(handed_over).add("a line in the kernel's memory\n");
    kill(getpid(), SIGKILL);
  }
  wait(nullptr);
}

std::string found(const Path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void measure(const char* what, const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  const auto took = std::chrono::steady_clock::now() - start;
  std::cout << what << std::chrono::duration_cast<std::chrono::microseconds>(took).count() << " us\n";
}

}  // namespace

int main() {
  char name[] = "where-bytes-wait-XXXXXX";  // not in /tmp: that may be no disk at all
  const Path directory = mkdtemp(name);
  write_two_lines_and_die(directory / "buffered", directory / "handed over");
  const std::string buffered = found(directory / "buffered"), handed_over = found(directory / "handed over");
  std::cout << "killed with a line in its buffer:          \"" << buffered << "\"\n";
  std::cout << "killed with a line in the kernel's memory: \""
            << handed_over.substr(0, handed_over.find('\n')) << "\"\n";

  LogFile log(directory / "log");
  const auto add = [&] { log.add("SET k v\n"); };
  const auto a_hundred = [](const std::function<void()>& work) {
    for (int i = 0; i < 100; ++i) work();
  };
  measure("100 writes:                            ", [&] { a_hundred(add); });
  measure("100 writes, one fsync for all of them: ", [&] { a_hundred(add), log.sync(); });
  measure("100 writes, an fsync after each:       ", [&] { a_hundred([&] { add(), log.sync(); }); });
  std::filesystem::remove_all(directory);
  return buffered.empty() && !handed_over.empty() ? 0 : 1;
}
