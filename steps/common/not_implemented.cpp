#include "common/not_implemented.hpp"

#include <string_view>

namespace mini_redis {
namespace {

// "void mini_redis::Session::run()" -> "Session::run"
std::string short_name(std::string_view signature) {
  signature = signature.substr(0, signature.find('('));
  const std::size_t name = signature.find_last_of(" *&");
  if (name != std::string_view::npos) signature.remove_prefix(name + 1);
  constexpr std::string_view ours = "mini_redis::";
  if (signature.starts_with(ours)) signature.remove_prefix(ours.size());
  return std::string(signature);
}

// The compiler gives an absolute path; people expect one that starts at the top of the checkout.
std::string path_in_checkout(std::string_view path) {
  const std::size_t at = path.rfind("steps/");
  return std::string(at == std::string_view::npos ? path : path.substr(at));
}

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
