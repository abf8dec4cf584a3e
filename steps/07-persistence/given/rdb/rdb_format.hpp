// The format of a snapshot, and the names of its special bytes. Redis: rdb.h.
//
//   snapshot = "REDIS" version *aux *database end checksum
//   aux      = 250 string string                 a name and its value: which server wrote it, and when
//   database = 254 length                        its number
//              251 length length                 how many keys it has, and how many of them expire
//              *entry
//   entry    = [252 milliseconds] type key value its expiry time, if it has one
//   value    = string                            type 0
//            | length *string                    type 1, a list: how many elements, then each of them
//            | length *(string string)           type 4, a hash: how many fields, then each with its value
//   end      = 255
//
// The version is four digits. Milliseconds (since 1970) and checksum are 8 bytes, the lowest byte first. A
// key is a string.
#pragma once

#include <cstdint>
#include <string_view>

namespace mini_redis::rdb {

inline constexpr std::string_view magic = "REDIS";
inline constexpr std::string_view version = "0010";  // the one we write: that of Redis 7.0
inline constexpr int newest_version = 12;            // the newest we read, if we know the types: Redis 7.4
inline constexpr int first_with_checksum = 5;
inline constexpr std::string_view redis_version = "7.0.0";  // the Redis that writes such files

using Byte = std::uint8_t;

/// The first byte of a length. Its two highest bits tell which form it is.
namespace length {
inline constexpr Byte six_bits = 0x00;       // the low six bits are the length
inline constexpr Byte fourteen_bits = 0x40;  // the low six bits and the next byte, the highest bits first
inline constexpr Byte four_bytes = 0x80;     // the next four bytes, the highest byte first
inline constexpr Byte eight_bytes = 0x81;    // the next eight bytes, the highest byte first
inline constexpr Byte encoding = 0xc0;       // not a length: the low six bits are the encoding of a string
}  // namespace length

/// The encodings of a string, used instead of its length and its bytes. Numbers have their lowest byte first.
namespace encoding {
inline constexpr Byte int8 = 0;
inline constexpr Byte int16 = 1;
inline constexpr Byte int32 = 2;
inline constexpr Byte lzf = 3;  // compressed: length of the compressed bytes, original length, these bytes
}  // namespace encoding

/// First bytes that are not a type. The smaller numbers are rare.
namespace opcode {
inline constexpr Byte slot_info = 244;
inline constexpr Byte function = 245;
inline constexpr Byte function_of_a_preview = 246;
inline constexpr Byte module_data = 247;
inline constexpr Byte idle = 248;       // a length: for how long nobody has used the key
inline constexpr Byte frequency = 249;  // a byte: how often the key was used
inline constexpr Byte aux = 250;
inline constexpr Byte resize_db = 251;
inline constexpr Byte expires_at_ms = 252;
inline constexpr Byte expires_at_seconds = 253;  // four bytes; Redis before 2.6
inline constexpr Byte select_db = 254;
inline constexpr Byte end = 255;
}  // namespace opcode

/// The type of a value. We write the first three. We only read the others: these pack all elements into one
/// string.
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

/// The name of any type that some Redis writes, for error messages: "sorted set".
std::string_view name(Byte type);
}  // namespace type

}  // namespace mini_redis::rdb
