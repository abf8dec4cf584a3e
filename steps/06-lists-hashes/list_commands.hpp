// Lists: sequences of strings that grow and shrink at both ends. Redis: t_list.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

enum class End { left, right };

// The dispatcher has checked the arity: counting the name, a push has three words or more, a pop two or more.

/// TO WRITE. LPUSH, RPUSH key element [element ...]: puts the elements in at that end, one after the other,
/// and replies with how many elements there are now. So LPUSH reverses their order: a b c become c b a. A
/// missing key gets a new list; the expiry stays. Redis: pushGenericCommand().
void push(CommandContext& context, End end);

/// TO WRITE. LPOP, RPOP key [count]: takes elements off that end. Redis: popGenericCommand().
///   without a count:  replies with the element as a bulk string; the null bulk string for a missing key
///   with a count:     replies with an array of that many elements, or of all if there are fewer, in the
///                     order in which they were taken; the null array for a missing key. A count of 0
///                     gives an empty array, and nothing changes.
/// When the last element of a key goes, so does the key.
void pop(CommandContext& context, End end);

/// A part of a list: where it begins, and how many elements it has.
struct Slice {
  std::size_t first;
  std::size_t count;
};

/// TO WRITE. What LRANGE means by `start` and `stop` in a list of `length` elements. Both count from 0 at the
/// left, or, if negative, from -1 at the right; the element at `stop` is included. Anything outside the list
/// is left out: nothing is an error, and a slice without elements has count 0. Redis: addListRangeReply().
Slice slice(std::int64_t start, std::int64_t stop, std::int64_t length);

// GIVEN.

/// The count that follows the key in a pop, if there is one. Throws CommandError if it is not a number from 0
/// up, or if more words follow.
std::optional<std::size_t> pop_count(const Request& request);

/// slice() for this list. Throws std::out_of_range if that is not inside the list.
Slice slice_of(const List& list, std::int64_t start, std::int64_t stop);

/// Puts one element in.
void put(List& list, End end, std::string_view element);
/// Takes one element out. REQUIRES: the list is not empty.
std::string take(List& list, End end, Caller caller = Caller::current());

/// LPUSHX, RPUSHX key element [element ...]: as push(); but if there is no such key, replies with 0 and
/// changes nothing.
void push_if_there(CommandContext& context, End end);
/// LLEN key: replies with the number of elements; 0 for a missing key.
void llen_command(CommandContext& context);
/// LINDEX key index: replies with the element, or the null bulk string if there is none.
void lindex_command(CommandContext& context);
/// LRANGE key start stop: replies with an array of the elements in the slice(); empty for a missing key.
void lrange_command(CommandContext& context);

}  // namespace mini_redis
