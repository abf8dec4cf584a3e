// A connection without a socket: the page passes in what it sends, and takes out what comes back.
#pragma once

#include <memory>

#include <string>
#include <string_view>
#include <utility>

#include "01-tcp-server/given/bytes_handler.hpp"

namespace mini_redis {

class PageClient final : public Client {
 public:
  PageClient(std::uint64_t id, const HandlerFactory& make_handler) : id_(id), handler_(make_handler(*this)) {}

  /// The bytes may end anywhere in a request. After the connection has ended, they are lost.
  void receive(std::string_view bytes);
  /// Replies and pushed messages since the last time.
  std::string take_output() { return std::exchange(output_, {}); }
  bool is_open() const { return is_open_; }

  std::uint64_t id() const override { return id_; }
  std::size_t unread() const override { return input_.size(); }
  void push(std::string_view bytes) override { output_ += bytes; }
  void finish() override { is_open_ = false; }

 private:
  std::uint64_t id_;
  std::string input_, output_;
  bool is_open_ = true;
  std::unique_ptr<BytesHandler> handler_;
};

}  // namespace mini_redis
