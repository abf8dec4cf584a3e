#include "page_client.hpp"

namespace mini_redis {

void PageClient::receive(std::string_view bytes) {
  if (!is_open_) return;
  input_ += bytes;
  std::string_view unread = input_;
  if (handler_->on_bytes(unread, output_) == AfterReply::close) is_open_ = false;
  input_.erase(0, input_.size() - unread.size());
}

}  // namespace mini_redis
