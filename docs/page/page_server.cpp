#include "page_server.hpp"

#include <algorithm>

#include "03-commands/given/install.hpp"
#include "03-commands/resp_handler.hpp"
#include "04-expiry/expiry.hpp"
#include "04-expiry/given/install.hpp"
#include "05-keys/given/install.hpp"
#include "06-lists-hashes/given/install.hpp"
#include "08-pubsub/given/install.hpp"
#include "09-transactions/given/install.hpp"

namespace mini_redis {

// In the order of steps/server/server.cpp.
PageServer::PageServer() : db_(clock_, expire_if_needed) {
  ServerParts parts{io_.part,       clock_, db_,   dispatcher_, dispatcher_.table(),
                    sessions_.part, tasks_, info_, config_,     owned_};
  install_commands(parts);
  add_expiry_commands(parts);
  install_keys(parts);
  install_lists_hashes(parts);
  install_transactions(parts);
  install_pubsub(parts);
}

std::unique_ptr<BytesHandler> PageServer::make_handler(Client& client) {
  return std::make_unique<RespHandler>(client, dispatcher_, db_);
}

PageClient& PageServer::connect() {
  return clients_.emplace_back(++last_id_, [this](Client& client) { return make_handler(client); });
}

void PageServer::disconnect(PageClient& client) {
  clients_.remove_if([&](const PageClient& each) { return &each == &client; });
}

}  // namespace mini_redis
