#include "07-persistence/given/disk/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#include "07-persistence/given/disk/parent.hpp"
#include "common/log.hpp"

namespace mini_redis {
namespace {

template <typename Error = std::system_error>
[[noreturn]] void throw_error(const std::filesystem::path& path, const char* what) {
  throw Error(errno, std::generic_category(), path.string() + ": " + what);
}

int flags_of(File::Mode mode) {
  switch (mode) {
    case File::Mode::create:
      return O_WRONLY | O_CREAT | O_TRUNC;
    case File::Mode::append:
      return O_WRONLY | O_CREAT | O_APPEND;
    case File::Mode::read:
      return O_RDONLY;
  }
  return O_RDONLY;
}

constexpr const char* temporary = "temp-";               // how the name of an unfinished file begins
constexpr mode_t rights = 0640, rights_to_enter = 0750;  // others may not read what is stored

// Calls again for as long as a signal interrupts the call.
template <typename Call>
auto uninterrupted(Call call) {
  for (;;) {
    const auto result = call();
    if (result != -1 || errno != EINTR) return result;
  }
}

int sync_data(int descriptor) {
#ifdef __APPLE__
  return fcntl(descriptor, F_FULLFSYNC);  // there, fsync(2) does not wait for the disk's own cache
#else
  return fdatasync(descriptor);
#endif
}

File open_directory(const std::filesystem::path& directory) {
  return File(directory.empty() ? "." : directory, File::Mode::read);
}

// Not every file system can sync a directory.
bool is_synced(const File& directory) {
  return fsync(directory.descriptor()) == 0 || errno == EINVAL || errno == EBADF;
}

}  // namespace

File::File(const std::filesystem::path& path, Mode mode)
    : path_(path),
      descriptor_(uninterrupted([&] { return open(path.c_str(), flags_of(mode) | O_CLOEXEC, rights); })) {
  if (descriptor_ == -1) fail("cannot be opened");
}

File::~File() {
  if (descriptor_ != -1) close(descriptor_);
}

File::File(File&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

std::size_t File::write_some(std::string_view bytes) {
  const ssize_t written = uninterrupted([&] { return write(descriptor_, bytes.data(), bytes.size()); });
  if (written == -1) fail("cannot be written");
  return static_cast<std::size_t>(written);
}

void File::write_all(std::string_view bytes) {
  while (!bytes.empty()) bytes.remove_prefix(write_some(bytes));
}

std::string File::read_some(std::size_t most) {
  std::string bytes(most, '\0');
  const ssize_t count = uninterrupted([&] { return read(descriptor_, bytes.data(), most); });
  if (count == -1) fail("cannot be read");
  bytes.resize(static_cast<std::size_t>(count));
  return bytes;
}

void File::sync() {
  if (uninterrupted([&] { return sync_data(descriptor_); }) == -1) fail("cannot be synced");
}

void File::truncate(std::uint64_t size, Caller caller) {
  if constexpr (checks_requirements)
    require((fcntl(descriptor_, F_GETFL) & O_APPEND) != 0, caller,
            "File::truncate(size): the file was not opened with Mode::append");
  if (uninterrupted([&] { return ftruncate(descriptor_, static_cast<off_t>(size)); }) == -1)
    fail("cannot be cut");
}

std::uint64_t File::size() const {
  struct stat status {};
  if (fstat(descriptor_, &status) == -1) fail("has no size");
  return static_cast<std::uint64_t>(status.st_size);
}

void File::fail(const char* what) const {
  throw_error(path_, what);
}

TemporaryFile::TemporaryFile(const std::filesystem::path& path)
    : File(name_in(getpid(), path), Mode::create), final_path_(path) {}

TemporaryFile::~TemporaryFile() {
  if (!in_place_) remove_logged(path());
}

void TemporaryFile::rename_into_place(Caller caller) {
  require(is_synced_, caller,
          "TemporaryFile::rename_into_place(): the file is not synced; a power cut could leave it empty");
  require_parent();
  const File directory = open_directory(final_path_.parent_path());  // fails, if at all, before the rename
  if (rename(path().c_str(), final_path_.c_str()) == -1) throw_error(path(), "cannot be renamed");
  in_place_ = true;
  if (!is_synced(directory)) throw_error<RenameNotSynced>(directory.path(), "cannot be synced");
}

std::filesystem::path TemporaryFile::name_in(pid_t pid, const std::filesystem::path& path) {
  return path.parent_path() / (temporary + std::to_string(pid) + "-" + path.filename().string());
}

bool make_directory(const std::filesystem::path& directory) {
  if (mkdir(directory.c_str(), rights_to_enter) == 0) return true;
  if (errno != EEXIST) throw_error(directory, "cannot be created");
  return false;
}

void TemporaryFile::remove_leftovers(const std::filesystem::path& path) {
  const std::string ending = "-" + path.filename().string();
  std::vector<std::filesystem::path> leftovers;
  for (const auto& entry : std::filesystem::directory_iterator(path.parent_path())) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(temporary) && name.ends_with(ending)) leftovers.push_back(entry.path());
  }
  for (const auto& leftover : leftovers) remove_logged(leftover);
}

void remove_logged(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::remove(path, error);
  if (error) log(LogLevel::warning, path.string(), ": cannot be removed: ", error.message());
}

void sync_directory(const std::filesystem::path& directory) {
  const File opened = open_directory(directory);
  if (!is_synced(opened)) throw_error(opened.path(), "cannot be synced");
}

}  // namespace mini_redis
