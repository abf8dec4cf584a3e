#include "isolated/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <sstream>

#include "isolated/channel.hpp"

namespace mini_redis::testing {

Child::Child(const std::string& command) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) std::_Exit(not_launched);
  tell_senders(ends[0]);
  start(command, ends[1]);
  close(ends[1]);
  channel_ = ends[0];
  reader_.emplace(channel_);
}

Child::~Child() {
  kill(pid_, SIGKILL);
  reader_.reset();
  close(channel_);
  waitpid(pid_, nullptr, 0);
}

void Child::start(const std::string& command, int channel) {
  std::istringstream lines(command);
  std::vector<std::string> words;
  for (std::string word; std::getline(lines, word);) words.push_back(word);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  char* environment[] = {nullptr};

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int output : {STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, channel, channel_descriptor);
  posix_spawn_file_actions_addclosefrom_np(&actions, channel_descriptor + 1);
  const int error = posix_spawn(&pid_, arguments[0], &actions, nullptr, arguments.data(), environment);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) std::_Exit(not_launched);
}

std::string Child::end() const {
  siginfo_t how{};
  waitid(P_PID, static_cast<id_t>(pid_), &how, WEXITED | WNOWAIT);
  if (how.si_code != CLD_EXITED) return std::string("by a signal: ") + strsignal(how.si_status);
  return "with exit status " + std::to_string(how.si_status);
}

}  // namespace mini_redis::testing
