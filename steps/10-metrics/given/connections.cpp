#include "10-metrics/given/connections.hpp"

namespace mini_redis {

Connection::Connection(Client& client, Connections& all, const Clock& clock)
    : connected_at(clock.now()), last_seen(connected_at), client_(client), all_(all) {
  all_.by_id_[id()] = this;
  ++all_.counters_.connections_received;
}

Connection::~Connection() {
  all_.by_id_.erase(id());
}

void Connection::push(std::string_view bytes) {
  // What a client sends to itself goes into the output of its own read, which is counted as a whole.
  if (all_.current_ != this) all_.counters_.output_bytes += bytes.size();
  client_.push(bytes);
}

void Connection::release(std::string_view answers) {
  all_.counters_.output_bytes += answers.size();
  client_.release(answers);
}

Connection* Connections::find(std::uint64_t id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

}  // namespace mini_redis
