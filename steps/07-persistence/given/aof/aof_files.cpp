#include "07-persistence/given/aof/aof_files.hpp"

#include <algorithm>

#include "common/log.hpp"

namespace mini_redis {
namespace {

bool names(const AofManifest& manifest, const std::string& name) {
  const auto is_it = [&](const AofFile& file) { return file.name == name; };
  return (manifest.base && is_it(*manifest.base)) ||
         std::any_of(manifest.increments.begin(), manifest.increments.end(), is_it);
}

// The highest number of all increments, including those in the history: no name is used twice.
std::uint64_t last_seq(const AofManifest& manifest) {
  std::uint64_t last = 0;
  for (const auto* files : {&manifest.history, &manifest.increments})
    for (const AofFile& file : *files) last = std::max(last, file.seq);
  return last;
}

}  // namespace

AofFiles::AofFiles(const PersistenceSettings& settings)
    : directory_(settings.dir / settings.appenddirname),
      old_file_(settings.dir / settings.appendfilename),
      manifest_path_(directory_ / (settings.appendfilename + ".manifest")),
      prefix_(settings.appendfilename) {}

void AofFiles::find() {
  sync_what_is_there();
  if (std::filesystem::exists(manifest_path_)) {
    manifest_ = read_manifest(manifest_path_);
  } else if (std::filesystem::exists(old_file_)) {
    make_directory();
    AofManifest first;
    first.base = AofFile{prefix_, 1};
    commit(std::move(first));
  } else {
    refuse_orphans();
  }
  // commit() came first, so that no crash leaves a moved file that no manifest names. If there was a crash
  // before the move, the file is still in the old place.
  const bool is_adopted = manifest_.base && manifest_.base->name == prefix_;
  if (is_adopted && !std::filesystem::exists(directory_ / prefix_)) adopt(old_file_);
}

// The server before us may have been killed before it did so, and from now on we promise what we find.
void AofFiles::sync_what_is_there() const {
  if (!std::filesystem::exists(directory_)) return;
  sync_directory(directory_);
  sync_directory(directory_.parent_path());
}

// Without the manifest, nobody knows which files count. A crash during the first start leaves an empty
// increment, which is harmless.
void AofFiles::refuse_orphans() const {
  bool has_increment = false, has_bytes = false;
  std::error_code none;
  for (const auto& file : std::filesystem::directory_iterator(directory_, none)) {
    const std::string name = file.path().filename().string();
    if (!name.starts_with(prefix_ + ".")) continue;
    has_increment |= name.ends_with(".incr.aof");
    has_bytes |= file.file_size() > 0;
  }
  if (has_increment && has_bytes)
    throw std::runtime_error(
        manifest_path_.string() +
        " is missing, but the files of a log are beside it. Put it back (a line for each file: file " +
        prefix_ + ".1.incr.aof seq 1 type i), or move the directory away to begin with an empty log.");
}

void AofFiles::adopt(const std::filesystem::path& old_file) {
  std::filesystem::rename(old_file, directory_ / prefix_);
  sync_directory(directory_);
  sync_directory(old_file.parent_path());
}

std::vector<std::filesystem::path> AofFiles::in_order() const {
  std::vector<std::filesystem::path> paths;
  if (manifest_.base) paths.push_back(path_of(*manifest_.base));
  for (const AofFile& file : manifest_.increments) paths.push_back(path_of(file));
  return paths;
}

File AofFiles::open_last() {
  if (manifest_.increments.empty()) return add_increment();
  File last(path_of(manifest_.increments.back()), File::Mode::append);
  last.sync();  // for the same reason
  return last;
}

File AofFiles::add_increment() {
  make_directory();
  AofManifest next = manifest_;
  next.increments.push_back(numbered(last_seq(manifest_) + 1, ".incr.aof"));
  File file(path_of(next.increments.back()), File::Mode::create);
  sync_directory(directory_);
  try {
    commit(std::move(next));
  } catch (const RenameNotSynced& e) {
    not_synced_ = e;
  }
  return file;
}

std::filesystem::path AofFiles::next_base() const {
  return path_of(numbered(manifest_.base ? manifest_.base->seq + 1 : 1, ".base.rdb"));
}

void AofFiles::make_directory() {
  if (mini_redis::make_directory(directory_)) sync_directory(directory_.parent_path());
}

void AofFiles::replace_base(std::size_t kept) {
  const auto first_kept = manifest_.increments.end() - static_cast<std::ptrdiff_t>(kept);
  AofManifest next;
  next.base = numbered(manifest_.base ? manifest_.base->seq + 1 : 1, ".base.rdb");
  next.increments.assign(first_kept, manifest_.increments.end());
  next.history = manifest_.history;
  if (manifest_.base) next.history.push_back(*manifest_.base);
  next.history.insert(next.history.end(), manifest_.increments.begin(), first_kept);
  commit(std::move(next));
  remove_leftovers();
}

void AofFiles::remove_leftovers() {
  std::vector<std::filesystem::path> leftovers;
  for (const auto& entry : std::filesystem::directory_iterator(directory_))
    if (is_leftover(entry.path().filename().string())) leftovers.push_back(entry.path());
  for (const auto& path : leftovers) {
    log(LogLevel::notice, "removed, because the log doesn't need it any more: ", path.filename().string());
    remove_logged(path);
  }
  if (manifest_.history.empty()) return;
  sync_directory(directory_);
  AofManifest next = manifest_;
  next.history.clear();
  commit(std::move(next));
}

bool AofFiles::is_leftover(const std::string& name) const {
  if (names(manifest_, name)) return false;
  if (name.starts_with("temp-") || name == prefix_) return true;
  const bool is_ours = name.starts_with(prefix_ + ".");
  return is_ours &&
         (name.ends_with(".base.rdb") || name.ends_with(".base.aof") || name.ends_with(".incr.aof"));
}

AofFile AofFiles::numbered(std::uint64_t seq, const char* ending) const {
  return {prefix_ + "." + std::to_string(seq) + ending, seq};
}

void AofFiles::commit(AofManifest next) try {
  write_manifest(next, manifest_path_);
  manifest_ = std::move(next);
} catch (const RenameNotSynced&) {
  manifest_ = std::move(next);
  throw;
}

}  // namespace mini_redis
