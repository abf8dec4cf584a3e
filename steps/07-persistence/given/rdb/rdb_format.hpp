// The bytes that have a meaning in a snapshot. Redis: rdb.h.
//
//   snapshot = "REDIS" version *aux *database end checksum
//   aux      = 250 string string                 a name and its value: which server wrote it, and when
//   database = 254 length                        its number
//              251 length length                 how many keys it has, and how many of them expire
//              *entry
//   entry    = [252 milliseconds] type key value the moment of its expiry, where it has one
//   value    = string                            type 0
//            | length *string                    type 1, a list: how many elements, and each of them
//            | length *(string string)           type 4, a hash: how many fields, and each with its value
//   end      = 255
//
// The version is four digits. Milliseconds (since 1970) and checksum are 8 bytes, the lowest first. A key is a string.
#pragma once

#include <cstdint>
#include <string_view>

namespace mini_redis::rdb {

inline constexpr std::string_view magic = "REDIS";
inline constexpr std::string_view version = "0010";  // what we write: that of Redis 7.0
inline constexpr int newest_version = 12;            // what we read, as far as the types are ours: Redis 7.4
inline constexpr int first_with_checksum = 5;
inline constexpr std::string_view redis_version = "7.0.0";  // the Redis that writes such files

using Byte = std::uint8_t;

/// What stands in front of a length, in the two highest bits of its first byte.
namespace length {
inline constexpr Byte six_bits = 0x00;       // the six bits below are the length
inline constexpr Byte fourteen_bits = 0x40;  // the six bits below and the next byte, the highest bits first
inline constexpr Byte four_bytes = 0x80;     // the next four bytes, the highest first
inline constexpr Byte eight_bytes = 0x81;    // the next eight, likewise
inline constexpr Byte encoding = 0xc0;       // no length: the six bits below say how the string is written
}  // namespace length

/// The ways to write a string, instead of its length and its bytes. The numbers have their lowest byte first.
namespace encoding {
inline constexpr Byte int8 = 0;
inline constexpr Byte int16 = 1;
inline constexpr Byte int32 = 2;
inline constexpr Byte lzf = 3;  // compressed: length of what follows, length of what it becomes, bytes
}  // namespace encoding

/// What begins with a byte that is not a type. The small ones are seldom met.
namespace opcode {
inline constexpr Byte slot_info = 244;
inline constexpr Byte function = 245;
inline constexpr Byte function_of_a_preview = 246;
inline constexpr Byte module_data = 247;
inline constexpr Byte idle = 248;       // a length: how long nobody has asked for the key
inline constexpr Byte frequency = 249;  // a byte: how often somebody has
inline constexpr Byte aux = 250;
inline constexpr Byte resize_db = 251;
inline constexpr Byte expires_at_ms = 252;
inline constexpr Byte expires_at_seconds = 253;  // four bytes; Redis before 2.6
inline constexpr Byte select_db = 254;
inline constexpr Byte end = 255;
}  // namespace opcode

/// The form of a value. We write the first three. The others we read: they hold all elements in one string, packed.
namespace type {
inline constexpr Byte string = 0;
inline constexpr Byte list = 1;
inline constexpr Byte hash = 4;
inline constexpr Byte hash_zipmap = 9;
inline constexpr Byte list_ziplist = 10;
inline constexpr Byte hash_ziplist = 13;
inline constexpr Byte list_of_ziplists = 14;  // Redis: quicklist
inline constexpr Byte hash_listpack = 16;
inline constexpr Byte list_of_listpacks = 18;  // Redis: quicklist 2

/// The name of any type that some Redis writes, for those who read that we cannot: "sorted set".
std::string_view name(Byte type);
}  // namespace type

}  // namespace mini_redis::rdb
