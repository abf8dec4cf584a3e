// The parts of the server that decide how fast it is. Each one is there twice: slow, and yours.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "11-speed/commands.hpp"
#include "11-speed/given/store.hpp"
#include "11-speed/pipeline.hpp"
#include "11-speed/requests.hpp"

namespace mini_redis {

struct Parts {
  std::function<asio::awaitable<void>(asio::ip::tcp::socket&, RequestsOfClient&)> serve;
  std::function<Parsed(std::string_view& input, Arguments& arguments)> next_request;
  std::function<void(Store& store, const Arguments& arguments, std::string& output)> execute;
  std::function<std::unique_ptr<Store>()> make_store;
};

/// The parts with these names are yours, the others are the slow ones of given/slow. The names are those of
/// the files to write: "pipeline", "requests", "commands", "item_table". Throws std::invalid_argument for any
/// other.
Parts parts_with_yours(const std::vector<std::string>& names);

}  // namespace mini_redis
