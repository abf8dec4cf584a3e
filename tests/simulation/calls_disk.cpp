// The calls of File and of std::filesystem.
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstring>
#include <utility>
#include <vector>

#include "simulation/kernel.hpp"
#include "simulation/world.hpp"

using namespace mini_redis::simulation;

namespace {

int fails(int error) {
  return errno = error, -1;
}

void record(Deed::What what, const std::string& path, const std::string& text = {}) {
  if (kernel.recording) kernel.recording->add(what, path, text);
}

int open_file(const std::string& path, int flags) {
  Inode::Ref inode = kernel.disk.find(path);
  const Inode::Ref directory = kernel.disk.parent(path);
  if (!inode && (!(flags & O_CREAT) || !directory)) return fails(ENOENT);
  if (kernel.descriptors.size() >= kernel.most_descriptors) return fails(EMFILE);
  if (!inode || flags & O_TRUNC) {
    if (!kernel.may_change("create", path)) return -1;
    record(Deed::create, path);
    if (!inode) directory->rename({"", name_of(path), inode = std::make_shared<Inode>()});
    if (std::string_view(path).ends_with(".incr.aof")) kernel.has_new_increment = true;
    if (!inode->content.empty()) inode->write(0, "");
  }
  return kernel.add({std::make_shared<OpenFile>(OpenFile{inode, path, 0, (flags & O_APPEND) != 0})});
}

int status_of(const Inode::Ref& inode, struct stat* status) {
  if (!inode) return fails(ENOENT);
  *status = {};
  status->st_mode = inode->is_directory ? S_IFDIR | 0755 : S_IFREG | 0644;
  status->st_size = static_cast<off_t>(inode->content.size());
  return 0;
}

int sync_file(OpenFile& file) {
  if (kernel.forgotten == (file.inode->is_directory ? "sync-directory" : "sync")) return 0;
  const bool is_log = file.path.ends_with(".incr.aof");
  const bool is_of_manifest = kernel.has_unsynced_manifest && file.path.ends_with("appendonlydir");
  if (is_of_manifest) kernel.has_unsynced_manifest = false;
  if (!kernel.may_change("sync", file.path)) {
    if (is_log || is_of_manifest) kernel.note_failed_log(), kernel.log_sync_has_failed = true;
    return -1;
  }
  record(Deed::sync, file.path);
  if (is_log && !kernel.log_sync_has_failed) kernel.failed_log.clear();
  file.inode->sync();
  return 0;
}

struct OpenDirectory {
  int number;
  std::vector<std::string> names;
  dirent entry;
};

std::vector<std::string> names_in(int number) {
  std::vector<std::string> names;
  const auto* file = kernel.find<OpenFile::Ref>(number);
  if (file && (*file)->inode)
    for (const auto& [name, inode] : (*file)->inode->names) names.push_back(name);
  if (!file)  // /dev/fd
    for (const auto& [descriptor, what] : kernel.descriptors) names.push_back(std::to_string(descriptor));
  std::reverse(names.begin(), names.end());
  return names;
}

}  // namespace

extern "C" {

int __wrap_open(const char* path, int flags, ...) {
  return open_file(path, flags);
}

int __wrap_openat(int, const char* path, int flags, ...) {
  if (std::strcmp(path, "/dev/fd") == 0) return kernel.add({});
  const auto inode = kernel.disk.find(path);
  if (inode && (flags & O_DIRECTORY) && !inode->is_directory) return fails(ENOTDIR);
  return open_file(path, flags);
}

int __wrap_fsync(int number) {
  return sync_file(**kernel.find<OpenFile::Ref>(number));
}
int __wrap_fdatasync(int number) {
  return sync_file(**kernel.find<OpenFile::Ref>(number));
}

int __wrap_ftruncate(int number, off_t size) {
  OpenFile& file = **kernel.find<OpenFile::Ref>(number);
  if (!kernel.may_change("truncate", file.path)) return -1;
  file.inode->write(static_cast<std::size_t>(size), "");
  return 0;
}

int __wrap_rename(const char* from, const char* to) {
  const auto inode = kernel.disk.find(from);
  if (!inode) return fails(ENOENT);
  if (!kernel.may_change("rename", to)) return -1;
  if (!kernel.recording && std::string_view(to).ends_with(".manifest"))
    kernel.has_unsynced_manifest = std::exchange(kernel.has_new_increment, false);
  record(Deed::rename, from, to);
  if (kernel.disk.parent(from) == kernel.disk.parent(to)) {
    kernel.disk.parent(from)->rename({name_of(from), name_of(to), inode});
  } else {
    kernel.disk.parent(to)->rename({"", name_of(to), inode});
    kernel.disk.parent(from)->rename({name_of(from), "", nullptr});
  }
  return 0;
}

int __wrap_unlink(const char* path) {
  if (!kernel.disk.find(path)) return fails(ENOENT);
  if (!kernel.may_change("unlink", path)) return -1;
  record(Deed::remove, path);
  kernel.disk.parent(path)->rename({name_of(path), "", nullptr});
  return 0;
}
int __wrap_remove(const char* path) {
  return __wrap_unlink(path);
}

int __wrap_mkdir(const char* path, mode_t) {
  if (kernel.disk.find(path)) return fails(EEXIST);
  if (!kernel.may_change("mkdir", path)) return -1;
  const auto made = std::make_shared<Inode>();
  made->is_directory = true;
  kernel.disk.parent(path)->rename({"", name_of(path), made});
  return 0;
}

int __wrap_stat(const char* path, struct stat* status) {
  return status_of(kernel.disk.find(path), status);
}
int __wrap_lstat(const char* path, struct stat* status) {
  return __wrap_stat(path, status);
}
int __wrap_fstat(int number, struct stat* status) {
  const auto* file = kernel.find<OpenFile::Ref>(number);
  return file ? status_of((*file)->inode, status) : fails(EBADF);
}

int __wrap_fcntl(int number, int, ...) {  // F_GETFL
  const auto* file = kernel.find<OpenFile::Ref>(number);
  return file && (*file)->appends ? O_APPEND : 0;
}

int __wrap_flock(int number, int operation) {
  OpenFile& file = **kernel.find<OpenFile::Ref>(number);
  const bool takes = (operation & LOCK_EX) != 0;
  if (takes && file.inode->is_locked && !file.holds_lock) return fails(EWOULDBLOCK);
  file.inode->is_locked = file.holds_lock = takes;
  return 0;
}

DIR* __wrap_fdopendir(int number) {
  return reinterpret_cast<DIR*>(new OpenDirectory{number, names_in(number), {}});
}
int __wrap_dirfd(DIR* directory) {
  return reinterpret_cast<OpenDirectory*>(directory)->number;
}

dirent* __wrap_readdir(DIR* opened) {
  auto& [number, names, entry] = *reinterpret_cast<OpenDirectory*>(opened);
  if (names.empty()) return nullptr;
  names.back().copy(entry.d_name, sizeof entry.d_name - 1);
  entry.d_name[names.back().size()] = '\0';
  entry.d_type = DT_UNKNOWN;
  names.pop_back();
  return &entry;
}

int __wrap_closedir(DIR* opened) {
  const auto* directory = reinterpret_cast<OpenDirectory*>(opened);
  kernel.close(directory->number);
  delete directory;
  return 0;
}

}  // extern "C"
