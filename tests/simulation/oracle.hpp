// Knows what the server must answer to whom, and what must still be there after a crash.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "01-tcp-server/given/session_watcher.hpp"
#include "07-persistence/given/settings.hpp"
#include "simulation/kernel.hpp"
#include "simulation/model.hpp"

namespace mini_redis::simulation {

/// A part of the answers to one client.
struct Answer {
  std::string bytes;
  std::size_t units = 0;     // how many changes it may have seen
  bool confirms = false;     // one of the client's own
  bool is_any_line = false;  // whatever it is, because it depends on what a child is doing
  bool is_save = false;      // its OK promises a snapshot
  Microseconds since = 0;    // when the client was served
  std::string heard = {};    // the start of it
};

/// A client's connection.
struct Peer {
  std::string name;
  Connection::Ref connection = std::make_shared<Connection>();
  std::deque<std::pair<std::size_t, Words>> asked;  // not executed yet, each with the byte that it ends at
  std::size_t bytes_asked = 0, bytes_executed = 0;
  std::deque<Answer> expected;
  bool is_auditor = false;
  std::string heard;  // by the auditor
  bool is_gone = false;

  bool in_multi = false, is_spoiled = false, is_touched = false, queues_writes = false;
  std::vector<Words> queued;
  std::set<std::string> watched, channels;

  void forget_transaction();
};

inline constexpr std::string_view end_of_audit = "$4\r\nover\r\n";  // its last reply

/// Runs each command on the model at the moment at which the server runs it, and compares each byte of the
/// answers. After a restart an auditor asks for all keys: what is there must be the work of the first so many
/// changes, of at least as many as were promised.
class Oracle final : public SessionWatcher {
 public:
  explicit Oracle(const PersistenceSettings& settings);

  void connect(Peer& peer);
  /// The words as the client sends them.
  static std::string request(Peer& peer, const Words& words);
  static std::vector<Words> audit();

  // Of the server that is running.
  void connected(Client& client) override;
  void received(Client& client, std::string_view bytes) override;
  void disconnected(Client& client) override;

  /// The server is gone. How it ended decides what was promised; Blow::none: it ended as it should.
  void ended(Blow how);
  bool is_audited() const { return is_audited_; }
  std::size_t lost() const { return lost_; }

 private:
  struct Unit {  // a command that writes, or a transaction: it is there as a whole, or not at all
    std::vector<Words> commands;
    std::int64_t at_ms;
  };

  void execute(Peer& peer, const Words& words);
  std::string refusal(const Peer& peer, const Words& words) const;
  std::string reply_to(Peer& peer, const Words& words);
  void exec(Peer& peer);
  std::string run(const Words& words);
  void know(const Keys& keys);
  void expect(Peer& peer, Answer answer);
  void sent(Peer& peer, std::string_view bytes);
  void promise(const Answer& answer);
  void compare_audit(const std::string& heard);

  const PersistenceSettings& settings_;
  Keys keys_;
  std::vector<Unit> units_;
  std::size_t promised_ = 0;          // these many units must survive a kill
  std::size_t promised_on_disk_ = 0;  // and these a power cut
  std::size_t lost_ = 0;
  bool is_audited_ = true;
  std::int64_t audited_at_ms_ = 0;
  std::deque<Peer*> connecting_;
  std::map<std::uint64_t, Peer*> peers_;
};

}  // namespace mini_redis::simulation
