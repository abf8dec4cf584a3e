#include "03-commands/given/read_ahead.hpp"

#include <array>
#include <cstddef>

namespace mini_redis {
namespace {

// The requests that are parsed and not taken yet. One connection at a time has some, and only while its bytes
// are being handled: so all of a thread share it.
struct Group {
  static constexpr std::size_t most = 16;

  struct Parsed {
    Request request;
    std::size_t length = 0;  // in the input
    Entry* entry = nullptr;  // probably that of its first key
  };

  const ReadAhead* owner = nullptr;
  const char* next_at = nullptr;  // where the next one begins in the input
  std::array<Parsed, most> parsed;
  std::size_t size = 0, taken = 0;
  std::uint64_t removals = 0;  // from the dictionary, when the entries were found
};

Group& group() {
  static thread_local Group shared;
  return shared;
}

// What the keys of a group need from memory, in the order in which one leads to the next.
class KeysOfGroup {
 public:
  explicit KeysOfGroup(const Dict& dict) : dict_(dict) {}

  std::size_t count() const { return count_; }
  void add(const Request& request, const CommandSpec& row) {
    row.for_each_key(request, [this](std::string_view key) {
      if (count_ < most) hashes_[count_++] = Dict::hash(key);
    });
  }
  // Short loops, so that the processor has many of their loads under way at the same time.
  void touch_all() {
    for (std::size_t i = 0; i < count_; ++i) dict_.touch_bucket(hashes_[i]);
    for (std::size_t i = 0; i < count_; ++i) {
      entries_[i] = dict_.likely(hashes_[i]);
      if (entries_[i]) touch(entries_[i]);
    }
    for (std::size_t i = 0; i < count_; ++i) {
      if (!entries_[i]) continue;
      touch(entries_[i]->key().data() + entries_[i]->key().size() - 1);  // it may end in another line
      entries_[i]->value.touch_text();
    }
  }
  // After touch_all(): the entry of the i-th key, or nullptr.
  Entry* likely(std::size_t i) const { return i < count_ ? entries_[i] : nullptr; }

 private:
  static constexpr std::size_t most = 64;  // more would drive each other out of the cache

  const Dict& dict_;
  std::array<ShortHash, most> hashes_{};
  std::array<Entry*, most> entries_{};
  std::size_t count_ = 0;
};

}  // namespace

ParseStatus ReadAhead::parse(std::string_view& input, Request& request) {
  if (is_deaf_) {
    input.remove_prefix(input.size());
    return ParseStatus::need_more;
  }
  if (is_ahead_) {
    if (is_next(input)) return take(input, request);
    is_ahead_ = false;  // the caller has turned to other bytes
    parser_ = RequestParser();
  }
  if (parser_.failed()) return ParseStatus::error;
  const ParseStatus status = parser_.parse(input, request);
  const bool is_pipeline = status == ParseStatus::complete && input.starts_with('*');
  if (!is_pipeline) return status;
  parse_group(input);
  if (is_ahead_) prefetch(request);
  return status;
}

bool ReadAhead::is_next(std::string_view input) const {
  return group().owner == this && group().next_at == input.data();
}

ParseStatus ReadAhead::take(std::string_view& input, Request& request) {
  Group& ahead = group();
  Group::Parsed& next = ahead.parsed[ahead.taken++];
  request.swap_arguments(next.request);
  input.remove_prefix(next.length);
  ahead.next_at = input.data();
  dict_.expect(ahead.removals == dict_.removals() ? next.entry : nullptr);
  is_ahead_ = ahead.taken < ahead.size;
  return ParseStatus::complete;
}

// Arrays only: the arguments of an inline request may be in the request itself, which is about to move.
void ReadAhead::parse_group(std::string_view input) {
  Group& ahead = group();
  ahead.owner = this;
  ahead.next_at = input.data();
  ahead.size = ahead.taken = 0;
  while (ahead.size < Group::most && input.starts_with('*')) {
    Group::Parsed& next = ahead.parsed[ahead.size];
    const std::size_t before = input.size();
    if (parser_.parse(input, next.request) != ParseStatus::complete) break;
    next.length = before - input.size();
    ++ahead.size;
  }
  is_ahead_ = ahead.size > 0;
}

void ReadAhead::prefetch(const Request& first) const {
  Group& ahead = group();
  KeysOfGroup keys(dict_);
  std::array<std::size_t, Group::most> first_keys{};
  const auto add = [&](const Request& request) {
    const CommandSpec* row = table_.row_for(request);
    if (row && row->accepts(request.size())) keys.add(request, *row);
  };
  add(first);
  for (std::size_t i = 0; i < ahead.size; ++i) {
    first_keys[i] = keys.count();
    add(ahead.parsed[i].request);
  }
  keys.touch_all();
  dict_.expect(keys.likely(0));
  for (std::size_t i = 0; i < ahead.size; ++i) ahead.parsed[i].entry = keys.likely(first_keys[i]);
  ahead.removals = dict_.removals();
}

}  // namespace mini_redis
