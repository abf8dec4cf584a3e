#include "07-persistence/given/disk/background_child.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <asio/buffer.hpp>
#include <asio/error.hpp>
#include <system_error>
#include <utility>
#include <vector>

#include "07-persistence/given/disk/file.hpp"
#include "07-persistence/given/disk/parent.hpp"

namespace mini_redis {
namespace {

// Blocks all signals for this thread while it exists. The child never unblocks them: the handlers that it has
// inherited are the server's, and would notify the server.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

// The child inherits the clients' connections and the lock of the directory, and must close them: otherwise a
// connection that the server closes would stay open, and the directory locked when the server has ended.
void close_all_but(int kept) {
  std::vector<int> inherited;
  std::error_code unreadable;  // for example, because no descriptor is free
  for (const auto& entry : std::filesystem::directory_iterator("/dev/fd", unreadable))
    inherited.push_back(std::stoi(entry.path().filename().string()));
  if (unreadable)
    for (int descriptor = 0; descriptor < sysconf(_SC_OPEN_MAX); ++descriptor)
      inherited.push_back(descriptor);
  for (int descriptor : inherited)
    if (descriptor > STDERR_FILENO && descriptor != kept) close(descriptor);
}

// The whole life of the child. At its end, it destroys nothing that belongs to the parent.
[[noreturn]] void live(const BackgroundChild::Work& work, int pipe, pid_t parent) {
  end_with_parent(parent);
  std::string error;
  try {
    close_all_but(pipe);
    work();
  } catch (const std::exception& e) {
    error = e.what();
  }
  [[maybe_unused]] const auto told = write(pipe, error.data(), error.size());
  _exit(error.empty() ? EXIT_SUCCESS : EXIT_FAILURE);
}

std::string words_for(int status) {
  if (WIFSIGNALED(status)) return "the child was ended by signal " + std::to_string(WTERMSIG(status));
  return "the child ended with status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

void BackgroundChild::start(const std::filesystem::path& file, const Work& work, Done done, Caller caller) {
  require(!running(), caller, "BackgroundChild::start(): there is a child at work");
  const auto failed = [] { return std::system_error(errno, std::generic_category(), "no child process"); };
  int ends[2];
  if (pipe(ends) == -1) throw failed();
  {
    const SignalsBlocked blocked;
    const pid_t parent = getpid();
    pid_ = fork();
    if (pid_ == 0) live(work, ends[1], parent);
  }
  close(ends[1]);
  if (pid_ == -1) {
    const auto error = failed();
    close(ends[0]);
    pid_ = 0;
    throw error;
  }
  file_ = file;
  done_ = std::move(done);
  error_.clear();
  pipe_.assign(ends[0]);
  receive();
}

void BackgroundChild::receive() {
  pipe_.async_read_some(asio::buffer(received_), [this](const asio::error_code& error, std::size_t count) {
    if (error == asio::error::operation_aborted) return;  // by stop(); this object may be gone
    error_.append(received_.data(), count);
    error ? finish() : receive();
  });
}

void BackgroundChild::finish() {
  if (!running()) return;
  const int status = await_end();
  if (status != 0 && error_.empty()) error_ = words_for(status);
  const Done done = std::exchange(done_, nullptr);
  done(std::exchange(error_, {}));
}

void BackgroundChild::stop() {
  if (!running()) return;
  kill(pid_, SIGKILL);
  await_end();
}

int BackgroundChild::await_end() {
  int status = 0;
  while (waitpid(pid_, &status, 0) == -1 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) remove_logged(TemporaryFile::name_in(pid_, file_));
  pipe_.close();
  pid_ = 0;
  return status;
}

}  // namespace mini_redis
