#include "07-persistence/aof_writer.hpp"

namespace mini_redis {
namespace {

using Time = std::chrono::steady_clock;

constexpr std::size_t kept_capacity = 64 * 1024;  // of a buffer that has been written

}  // namespace

void AofWriter::tick() {
  flush();
  if (buffer_.capacity() > kept_capacity) buffer_.shrink_to_fit();
  sync_in_background(std::chrono::seconds(1));
}

void AofWriter::hurry() {
  flush();
  sync_in_background(std::chrono::seconds(0));
}

void AofWriter::sync_in_background(std::chrono::seconds least_pause) {
  if (policy_ != FsyncPolicy::everysec || background_.running()) return;
  finish_background_sync();
  if (is_synced_ || Time::now() - last_background_sync_ < least_pause) return;
  last_background_sync_ = Time::now();
  background_.start(*file_);
  is_synced_ = true;  // now: if no thread can be started, it is tried again
}

void AofWriter::close() {
  flush();
  finish_background_sync();
  sync();
}

std::size_t AofWriter::write_some(Caller caller) {
  require(!buffer_.empty(), caller, "AofWriter::write_some(): the buffer is empty");
  const std::size_t taken = file_->write_some(buffer_);
  is_synced_ = false;
  return taken;
}

void AofWriter::sync() try {
  file_->sync();
  is_synced_ = true;
} catch (...) {
  sync_has_failed_ = true;
  throw;
}

void AofWriter::finish_background_sync() try { background_.finish(); } catch (...) {
  sync_has_failed_ = true;
  throw;
}

}  // namespace mini_redis
