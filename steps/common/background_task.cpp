#include "common/background_task.hpp"

#include <asio/co_spawn.hpp>
#include <asio/error.hpp>

#include "common/log.hpp"

namespace mini_redis {
namespace {

void log_end(std::string_view name, std::exception_ptr error) try {
  if (error && !is_cancellation(error)) std::rethrow_exception(error);
} catch (const std::exception& e) {
  log(LogLevel::warning, name, " is left out: ", e.what());
}

}  // namespace

void BackgroundTasks::start(asio::io_context& io) {
  for (const auto& [name, task] : tasks_)
    asio::co_spawn(io, task->run(), [title = name](std::exception_ptr error) { log_end(title, error); });
}

void BackgroundTasks::stop() {
  for (const auto& [name, task] : tasks_) task->stop();
}

void BackgroundTasks::finish() {
  for (const auto& [name, task] : tasks_) task->finish();
}

bool is_cancellation(std::exception_ptr error) {
  try {
    std::rethrow_exception(error);
  } catch (const asio::system_error& e) {
    return e.code() == asio::error::operation_aborted;
  } catch (...) {
    return false;
  }
}

}  // namespace mini_redis
