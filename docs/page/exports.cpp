// What JavaScript calls. A function that gives text returns its size, and text() says where
// it is until the next call.
#include "page_server.hpp"
#include "parsed.hpp"
#include "sampling.hpp"
#include "slots.hpp"

using namespace mini_redis;

namespace {

std::string last_text;

std::size_t give(std::string text) {
  last_text = std::move(text);
  return last_text.size();
}

}  // namespace

extern "C" {

const char* text() {
  return last_text.data();
}

PageServer* new_server() {
  return new PageServer;
}
void delete_server(PageServer* server) {
  delete server;
}
void set_time(PageServer* server, double milliseconds) {
  server->clock().set(TimePoint(Milliseconds(static_cast<std::int64_t>(milliseconds))));
}

PageClient* connect_client(PageServer* server) {
  return &server->connect();
}
void disconnect_client(PageServer* server, PageClient* client) {
  server->disconnect(*client);
}
void receive(PageClient* client, const char* bytes, std::size_t size) {
  client->receive({bytes, size});
}
std::size_t take_output(PageClient* client) {
  return give(client->take_output());
}
bool is_open(const PageClient* client) {
  return client->is_open();
}

std::size_t parsed_rows(const char* bytes, std::size_t size) {
  return give(text_of(parsed({bytes, size})));
}
std::size_t slot_rows(const PageServer* server) {
  return give(text_of(slots(server->db())));
}
std::size_t sample_rows(PageServer* server) {
  return give(text_of(sample(server->db(), server->random())));
}

}  // extern "C"
