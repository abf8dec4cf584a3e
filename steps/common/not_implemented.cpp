#include "common/not_implemented.hpp"

#include "common/source_place.hpp"

namespace mini_redis {
namespace {

std::function<void(const NotImplemented&)>& observer() {
  static std::function<void(const NotImplemented&)> instance;
  return instance;
}

}  // namespace

NotImplemented::NotImplemented(std::source_location where)
    : std::logic_error("not implemented: " + short_name(where.function_name()) + " at " +
                       path_in_checkout(where.file_name()) + ":" + std::to_string(where.line())),
      function_(short_name(where.function_name())),
      file_(path_in_checkout(where.file_name())),
      line_(where.line()) {}

std::string NotImplemented::step() const {
  const std::size_t first = file_.find('/');
  const std::size_t second = file_.find('/', first + 1);
  if (second == std::string::npos) return file_;
  return file_.substr(first + 1, second - first - 1);
}

void not_implemented(std::source_location where) {
  const NotImplemented error(where);
  if (observer()) observer()(error);
  throw error;
}

void observe_not_implemented(std::function<void(const NotImplemented&)> callback) {
  observer() = std::move(callback);
}

}  // namespace mini_redis
