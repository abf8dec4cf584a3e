#include "server_side/disk_calls.hpp"

#include <atomic>
#include <mutex>

namespace mini_redis::testing {
namespace {

std::mutex calls_mutex;
std::atomic<DiskCalls*> recording = nullptr;  // where nothing is recorded, a forked child needs no lock

}  // namespace

DiskCalls::DiskCalls() {
  const std::lock_guard lock(calls_mutex);
  recording = this;
}

DiskCalls::~DiskCalls() {
  const std::lock_guard lock(calls_mutex);
  recording = nullptr;
}

std::vector<DiskCalls::Call> DiskCalls::calls() const {
  const std::lock_guard lock(calls_mutex);
  return calls_;
}

void DiskCalls::let_syncs_fail(bool fail) {
  const std::lock_guard lock(calls_mutex);
  syncs_fail_ = fail;
}

bool DiskCalls::note_sync(long size) {
  if (!recording) return true;
  const std::lock_guard lock(calls_mutex);
  DiskCalls* const calls = recording;
  if (!calls) return true;  // it has ended meanwhile
  calls->calls_.push_back({"sync", size});
  return !calls->syncs_fail_;
}

void DiskCalls::note_rename(long size) {
  if (!recording) return;
  const std::lock_guard lock(calls_mutex);
  if (DiskCalls* const calls = recording) calls->calls_.push_back({"rename", size});
}

}  // namespace mini_redis::testing
