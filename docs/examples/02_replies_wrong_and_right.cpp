// A message board that answers in RESP: two ways that look right until somebody asks for the wrong thing.
#include <iostream>
#include <optional>

#include "02-protocol/reply_writer.hpp"
#include "common/printable.hpp"

using namespace mini_redis;

namespace {

// Wrong: the text comes from a client and may contain a line break. The rest is then read as the next reply.
std::string show_note_wrong(std::string_view note) {
  return "+" + std::string(note) + "\r\n";
}

// Right: anything a client wrote gets a length before it.
void show_note(ReplyWriter& reply, std::string_view note) {
  reply.bulk_string(note);
}

// Wrong: an empty note and no note look the same.
void find_note_wrong(ReplyWriter& reply, std::optional<std::string_view> note) {
  reply.bulk_string(note.value_or(""));
}

// Right: "there is none" has its own reply.
void find_note(ReplyWriter& reply, std::optional<std::string_view> note) {
  if (!note) return reply.null_bulk_string();
  reply.bulk_string(*note);
}

template <class Handler, class Note>
std::string reply_of(Handler handler, Note note) {
  std::string output;
  ReplyWriter reply(output);
  handler(reply, note);
  return printable(output);
}

}  // namespace

int main() {
  const std::string_view note = "milk\r\n+PAID";
  std::cout << "wrong: " << printable(show_note_wrong(note)) << "   two replies to one request\n"
            << "right: " << reply_of(show_note, note) << '\n'
            << "wrong: " << reply_of(find_note_wrong, std::nullopt) << "   a note without a word\n"
            << "right: " << reply_of(find_note, std::nullopt) << '\n';
  return reply_of(show_note, note) == R"($11\r\nmilk\r\n+PAID\r\n)" &&
                 reply_of(find_note, std::nullopt) == R"($-1\r\n)"
             ? 0
             : 1;
}
