#include "tap/reply_text.hpp"

#include "common/printable.hpp"
#include "tap/value_text.hpp"

// hiredis has the types of RESP3 from version 1.0 on.
#ifdef REDIS_REPLY_MAP
#define TAP_KNOWS_RESP3 1
#else
#define TAP_KNOWS_RESP3 0
#endif

namespace mini_redis::tap {
namespace {

std::string_view bytes_of(const redisReply& reply) {
  return {reply.str, reply.len};
}

std::string line(const redisReply& reply) {
  const std::string_view bytes = bytes_of(reply);
  const std::string_view start = bytes.substr(0, longest_line);
  return printable(start, start.size()) + left_out(bytes.size() - start.size(), "byte");
}

void append(std::string& text, const redisReply& reply);

// [1) "a", 2) (nil)]
void append_elements(std::string& text, const redisReply& reply) {
  text += '[';
  for (std::size_t i = 0; i < reply.elements; ++i) {
    if (i > 0) text += ", ";
    if (text.size() > longest_line) {
      text += left_out(reply.elements - i, "element");
      break;
    }
    text += std::to_string(i + 1) + ") ";
    append(text, *reply.element[i]);
  }
  text += ']';
}

// The value alone. Errors and integers are marked, because inside an array no kind follows them.
void append(std::string& text, const redisReply& reply) {
  switch (reply.type) {
    case REDIS_REPLY_ERROR:
      text += "(error) " + line(reply);
      break;
    case REDIS_REPLY_INTEGER:
      text += "(integer) " + std::to_string(reply.integer);
      break;
    case REDIS_REPLY_NIL:
      text += "(nil)";
      break;
    case REDIS_REPLY_STATUS:
      text += line(reply);
      break;
    case REDIS_REPLY_STRING:
      text += quoted(bytes_of(reply));
      break;
#if TAP_KNOWS_RESP3
    case REDIS_REPLY_BOOL:
      text += reply.integer ? "(true)" : "(false)";
      break;
    case REDIS_REPLY_DOUBLE:
      text += "(double) " + line(reply);
      break;
    case REDIS_REPLY_BIGNUM:
      text += "(big number) " + line(reply);
      break;
    case REDIS_REPLY_VERB:
      text += quoted(bytes_of(reply));
      break;
#endif
    default:
      append_elements(text, reply);
  }
}

std::string kind_of(const redisReply& reply, char type) {
  switch (reply.type) {
    case REDIS_REPLY_ERROR:
      return "error";
    case REDIS_REPLY_INTEGER:
      return "integer";
    case REDIS_REPLY_NIL:
      return type == '*' ? "null array" : "null";
    case REDIS_REPLY_STATUS:
      return "simple string";
    case REDIS_REPLY_STRING:
      return "bulk string of " + count_of(reply.len, "byte");
#if TAP_KNOWS_RESP3
    case REDIS_REPLY_BOOL:
      return "boolean";
    case REDIS_REPLY_DOUBLE:
      return "double";
    case REDIS_REPLY_BIGNUM:
      return "big number";
    case REDIS_REPLY_VERB:
      return "verbatim string of " + count_of(reply.len, "byte");
    case REDIS_REPLY_MAP:
      return "map of " + std::to_string(reply.elements / 2);
    case REDIS_REPLY_ATTR:
      return "attribute of " + std::to_string(reply.elements / 2);
    case REDIS_REPLY_SET:
      return "set of " + std::to_string(reply.elements);
    case REDIS_REPLY_PUSH:
      return "push of " + std::to_string(reply.elements);
#endif
    default:
      return "array of " + std::to_string(reply.elements);
  }
}

bool is_push(char type) {
  return type == '>' || type == '|';
}

}  // namespace

Contents not_decoded(std::string_view why, char type) {
  Contents contents;
  contents.text = "hiredis cannot read this reply: " + std::string(why);
  contents.is_push = is_push(type);
  return contents;
}

Contents contents_of(const redisReply& reply, char type) {
  Contents contents;
  contents.kind = kind_of(reply, type);
  contents.is_error = reply.type == REDIS_REPLY_ERROR;
  contents.is_push = is_push(type);
  if (contents.is_error) {
    contents.text = line(reply);
  } else if (reply.type == REDIS_REPLY_INTEGER) {
    contents.text = std::to_string(reply.integer);
  } else {
    append(contents.text, reply);
  }
  return contents;
}

}  // namespace mini_redis::tap
