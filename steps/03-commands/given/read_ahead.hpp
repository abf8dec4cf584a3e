// A pipeline in groups: what the next requests need from memory is loaded while the first of them run.
// Valkey: prefetchCommands() in memory_prefetch.c.
#pragma once

#include <string>
#include <string_view>

#include "02-protocol/request_parser.hpp"
#include "03-commands/given/command_table.hpp"
#include "03-commands/given/dict.hpp"

namespace mini_redis {

/// Behaves as the RequestParser that it calls. But when one request has been parsed and another one follows
/// in the input, it parses up to 16 of them ahead and keeps them for the next calls. Their keys tell it which
/// buckets and entries of the dictionary they will need, and it touches all of these: so the processor waits
/// for all of them together, not for one after another.
class ReadAhead {
 public:
  /// REQUIRES: both outlive it.
  ReadAhead(const CommandTable& table, const Dict& dict) : table_(table), dict_(dict) {}

  /// As RequestParser::parse(): `input` loses this one request, not those that are parsed already.
  [[nodiscard]] ParseStatus parse(std::string_view& input, Request& request);
  /// From now on, parse() takes all input, and finds no request in it. Call it after QUIT.
  void ignore_the_rest() { is_deaf_ = true; }
  bool failed() const { return !is_deaf_ && !is_ahead_ && parser_.failed(); }
  const std::string& error() const { return parser_.error(); }

 private:
  bool is_next(std::string_view input) const;
  ParseStatus take(std::string_view& input, Request& request);
  void parse_group(std::string_view input);
  void prefetch(const Request& first) const;

  const CommandTable& table_;
  const Dict& dict_;
  RequestParser parser_;
  bool is_ahead_ = false;  // some requests are parsed already and not taken yet
  bool is_deaf_ = false;
};

}  // namespace mini_redis
