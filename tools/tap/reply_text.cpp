#include "tap/reply_text.hpp"

#include <algorithm>

#include "common/integer.hpp"
#include "common/printable.hpp"
#include "tap/reply_end.hpp"
#include "tap/value_text.hpp"

namespace mini_redis::tap {
namespace {

constexpr int deepest = 16;  // what is inside of more arrays than this is not shown

// The next reply, without the replies inside it.
struct Item {
  char type;
  std::string_view line;   // the rest of its first line
  std::string_view bytes;  // of a bulk string
  std::size_t count = 0;   // of the elements
  bool is_null = false;
};

bool is_bulk(char type) {
  return type == '$' || type == '=' || type == '!';
}

bool is_map(char type) {
  return type == '%' || type == '|';
}

bool has_elements(char type) {
  return type == '*' || type == '~' || type == '>' || is_map(type);
}

Item take_item(std::string_view& bytes) {
  const std::size_t end = bytes.find("\r\n");
  Item item{bytes[0], bytes.substr(1, end - 1), {}};
  bytes.remove_prefix(end + 2);
  item.is_null = item.type == '_';
  if (!is_bulk(item.type) && !has_elements(item.type)) return item;

  const std::int64_t number = parse_integer(item.line).value_or(-1);
  item.is_null = number < 0;
  if (item.is_null) return item;
  item.count = static_cast<std::size_t>(number);
  if (!is_bulk(item.type)) return item;
  item.bytes = bytes.substr(0, item.count);
  bytes.remove_prefix(item.count + 2);
  if (item.type == '=') item.bytes.remove_prefix(std::min<std::size_t>(4, item.bytes.size()));  // "txt:"
  return item;
}

std::string shortened(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, longest_line);
  return printable(start, start.size()) + left_out(bytes.size() - start.size(), "byte");
}

std::string integer_text(std::string_view line) {
  return (parse_integer(line) ? "" : "not a number: ") + shortened(line);
}

void append(std::string& text, std::string_view& bytes, int depth);

// [1) "a", 2) (nil)] or {"field" => "value"}
void append_elements(std::string& text, const Item& item, std::string_view& bytes, int depth) {
  text += is_map(item.type) ? '{' : '[';
  for (std::size_t i = 0; i < item.count; ++i) {
    if (i > 0) text += ", ";
    if (text.size() > longest_line || depth == deepest) {
      text += left_out(item.count - i, "element");
      break;
    }
    if (!is_map(item.type)) text += std::to_string(i + 1) + ") ";
    append(text, bytes, depth + 1);
    if (!is_map(item.type)) continue;
    text += " => ";
    append(text, bytes, depth + 1);
  }
  text += is_map(item.type) ? '}' : ']';
}

// The value alone. Inside an array no kind follows, so some types are marked.
void append_value(std::string& text, const Item& item) {
  if (item.is_null) {
    text += "(nil)";
  } else if (item.type == '-' || item.type == '!') {
    text += "(error) " + shortened(item.type == '!' ? item.bytes : item.line);
  } else if (item.type == ':') {
    text += "(integer) " + integer_text(item.line);
  } else if (item.type == ',') {
    text += "(double) " + shortened(item.line);
  } else if (item.type == '(') {
    text += "(big number) " + shortened(item.line);
  } else if (item.type == '#') {
    text += item.line == "t" ? "(true)" : "(false)";
  } else if (is_bulk(item.type)) {
    text += quoted(item.bytes);
  } else {
    text += shortened(item.line);
  }
}

// Takes the next reply off `bytes`, with all that is inside it.
void append(std::string& text, std::string_view& bytes, int depth) {
  const std::string_view start = bytes;
  const Item item = take_item(bytes);
  if (!has_elements(item.type) || item.is_null) return append_value(text, item);
  append_elements(text, item, bytes, depth);
  bytes = start.substr(ReplyEnd().find(start).value_or(start.size()));
}

std::string kind_of(const Item& item) {
  switch (item.type) {
    case '-':
    case '!':
      return "error";
    case ':':
      return "integer";
    case '+':
      return "simple string";
    case ',':
      return "double";
    case '(':
      return "big number";
    case '#':
      return "boolean";
  }
  if (item.is_null) return item.type == '*' ? "null array" : "null";
  const std::string elements = std::to_string(item.count);
  switch (item.type) {
    case '$':
      return "bulk string of " + count_of(item.bytes.size(), "byte");
    case '=':
      return "verbatim string of " + count_of(item.bytes.size(), "byte");
    case '%':
      return "map of " + elements;
    case '|':
      return "attribute of " + elements;
    case '~':
      return "set of " + elements;
    case '>':
      return "push of " + elements;
    default:
      return "array of " + elements;
  }
}

}  // namespace

Contents contents_of(std::string_view reply) {
  std::string_view rest = reply;
  const Item item = take_item(rest);
  Contents contents;
  contents.kind = kind_of(item);
  contents.is_error = contents.kind == "error";
  contents.is_push = item.type == '>' || item.type == '|';
  if (contents.is_error) {
    contents.text = shortened(item.type == '!' ? item.bytes : item.line);
  } else if (item.type == ':') {
    contents.text = integer_text(item.line);
  } else {
    append(contents.text, reply, 0);
  }
  return contents;
}

}  // namespace mini_redis::tap
