// From the socket to the requests and back. Redis: readQueryFromClient() and writeToClient() in networking.c.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/ip/tcp.hpp>
#include <cstddef>

#include "11-speed/given/requests_of_client.hpp"

namespace mini_redis {

/// How much to receive at a time, in bytes. Redis: PROTO_IOBUF_LEN.
inline constexpr std::size_t read_size = 16 * 1024;

/// TO WRITE. Answers one client until it leaves, or until requests.are_over().
///
/// Receives what has arrived, at most `read_size` bytes; runs all whole requests, with requests.run_next();
/// sends all their replies in one write; and only then receives again. Keeps the rest of the input, the
/// beginning of a request, for the next time. When requests.are_over(), the last reply is an error: sends it,
/// too. An error of the socket, or the end of the input, ends it with the exception that asio throws.
///
/// What counts: the system calls for a pipeline of 100 requests; how many requests run between two co_awaits,
/// since no other client is served in the meantime; and the allocations, so reuse the memory.
asio::awaitable<void> serve(asio::ip::tcp::socket& socket, RequestsOfClient& requests);

}  // namespace mini_redis
