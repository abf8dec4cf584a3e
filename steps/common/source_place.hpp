// Functions and files as people name them, not as the compiler does.
#pragma once

#include <string>
#include <string_view>

namespace mini_redis {

/// "Session::run" for "void mini_redis::Session::run()".
std::string short_name(std::string_view signature);
/// A path that begins at the top of the checkout: "steps/01-tcp-server/session.cpp".
std::string path_in_checkout(std::string_view path);

}  // namespace mini_redis
