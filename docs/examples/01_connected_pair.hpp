// The two ends of one TCP connection, for examples that play client and server at once.
#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

struct ConnectedPair {
  asio::ip::tcp::socket client;
  asio::ip::tcp::socket server;
};

inline ConnectedPair connected_pair(asio::io_context& io) {
  asio::ip::tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), 0});
  asio::ip::tcp::socket client(io);
  client.connect(acceptor.local_endpoint());
  return {std::move(client), acceptor.accept()};
}
