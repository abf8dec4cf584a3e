// Lists: a row of strings that grows and shrinks at both ends. Redis: t_list.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

enum class End { left, right };

// The dispatcher has checked the arity: a push comes with three words or more, a pop with two or more.

/// TO WRITE. LPUSH, RPUSH key element [element ...]   how many elements there are now. They are put at that end one after
///                   the other, so LPUSH turns their order round: a b c become c b a. A missing key gets a new
///                   list; the expiry stays. Redis: pushGenericCommand().
void push(CommandContext& context, End end);

/// TO WRITE. LPOP, RPOP key [count]   takes elements off that end. Redis: popGenericCommand().
///   without a count:  the element as a bulk string; the null bulk string for a missing key
///   with a count:     an array of so many elements, in the order in which they were taken, or of all there are;
///                     of none, and nothing changes, when the count is 0. The null array for a missing key.
/// The key goes with its last element.
void pop(CommandContext& context, End end);

/// Where a part of a list begins, and how many elements it has.
struct Slice {
  std::size_t first;
  std::size_t count;
};

/// TO WRITE. What LRANGE means by `start` and `stop` in a list of `length` elements. Both are counted from 0 at the left, or,
/// if negative, from -1 at the right; the element at `stop` belongs to it. What lies outside of the list is left
/// out: nothing is an error, and a slice of no elements has count 0. Redis: addListRangeReply().
Slice slice(std::int64_t start, std::int64_t stop, std::int64_t length);

// ALL THAT FOLLOWS IS GIVEN.

/// The count behind a pop's key, if there is one. Throws CommandError when it is not a number from 0 on, or when
/// more words follow.
std::optional<std::size_t> pop_count(const Request& request);

/// One element in, and one out. REQUIRES: for take(), the list has one.
void put(List& list, End end, std::string_view element);
std::string take(List& list, End end);

/// LPUSHX, RPUSHX key element [element ...]   as push(), but 0, and nothing changes, when there is no such key
void push_if_there(CommandContext& context, End end);
/// LLEN key                how many elements; 0 for a missing key
void llen_command(CommandContext& context);
/// LINDEX key index        the element; the null bulk string where there is none
void lindex_command(CommandContext& context);
/// LRANGE key start stop   an array: the slice(), element by element; empty for a missing key
void lrange_command(CommandContext& context);

}  // namespace mini_redis
