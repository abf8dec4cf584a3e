// The parts as one writes them first: every reply is right, and none is fast. The profiler shows where the
// time goes; the contract of the same function in the step's headers says what to do better.
#pragma once

#include "11-speed/given/parts.hpp"

namespace mini_redis::slow {

asio::awaitable<void> serve(asio::ip::tcp::socket& socket, RequestsOfClient& requests);
Parsed next_request(std::string_view& input, Arguments& arguments);
void execute(Store& store, const Arguments& arguments, std::string& output);
std::unique_ptr<Store> make_store();

}  // namespace mini_redis::slow
