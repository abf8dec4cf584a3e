#include "07-persistence/given/rdb/rdb_values.hpp"

#include <array>
#include <utility>

#include "07-persistence/given/rdb/listpack.hpp"
#include "07-persistence/given/rdb/ziplist.hpp"
#include "07-persistence/given/rdb/zipmap.hpp"

namespace mini_redis {
namespace {

using Unpack = void (*)(std::string_view packed, const TakeElement& take);

// One string that has all the elements.
void unpack(RdbReader& reader, Unpack unpack, const TakeElement& take) try {
  unpack(reader.string(), take);
} catch (const BadPacking& e) {
  reader.corrupt(std::string("a packed value: ") + e.what());
}

// Several such strings. Redis: quicklist.
void unpack_many(RdbReader& reader, const TakeElement& take) {
  for (std::uint64_t left = reader.count(); left > 0; --left) unpack(reader, read_ziplist, take);
}

// The same since Redis 7.0, except that a large element is not packed.
void unpack_many_listpacks(RdbReader& reader, const TakeElement& take) {
  constexpr std::uint64_t for_itself = 1, packed = 2;
  for (std::uint64_t left = reader.count(); left > 0; --left) {
    const std::uint64_t form = reader.count();
    if (form == for_itself) {
      take(reader.string());
    } else if (form == packed) {
      unpack(reader, read_listpack, take);
    } else {
      reader.corrupt("a part of a list in the form " + std::to_string(form));
    }
  }
}

template <typename Container>
std::optional<Value> unless_empty(std::unique_ptr<Container> container) {
  if (container->empty()) return std::nullopt;
  return container;
}

template <typename Read>
std::optional<Value> read_list(Read read) {
  auto list = std::make_unique<List>();
  read([&](const std::string& element) { list->push_back(element); });
  return unless_empty(std::move(list));
}

// Elements come in pairs: a field, then its value.
template <typename Read>
std::optional<Value> read_hash(RdbReader& reader, Read read) {
  auto hash = std::make_unique<Hash>();
  std::optional<std::string> field;
  read([&](std::string element) {
    if (!field) {
      field = std::move(element);
    } else if (!hash->insert(*std::exchange(field, std::nullopt), element)) {
      reader.corrupt("a hash has a field twice");
    }
  });
  if (field) reader.corrupt("a hash has a field without a value");
  return unless_empty(std::move(hash));
}

// One string after the other.
void read_strings(RdbReader& reader, std::uint64_t count, const TakeElement& take) {
  for (; count > 0; --count) take(reader.string());
}

}  // namespace

std::optional<Value> read_value(RdbReader& reader, rdb::Byte type) {
  const auto unpack_by = [&](Unpack form) {
    return [&reader, form](const TakeElement& take) { unpack(reader, form, take); };
  };
  const auto strings = [&](std::uint64_t for_each) {
    return [&reader, for_each](const TakeElement& take) {
      for (std::uint64_t left = reader.count(); left > 0; --left) read_strings(reader, for_each, take);
    };
  };
  switch (type) {
    case rdb::type::string:
      return Value(reader.string());
    case rdb::type::list:
      return read_list(strings(1));
    case rdb::type::list_ziplist:
      return read_list(unpack_by(read_ziplist));
    case rdb::type::list_of_ziplists:
      return read_list([&](const TakeElement& take) { unpack_many(reader, take); });
    case rdb::type::list_of_listpacks:
      return read_list([&](const TakeElement& take) { unpack_many_listpacks(reader, take); });
    case rdb::type::hash:
      return read_hash(reader, strings(2));
    case rdb::type::hash_zipmap:
      return read_hash(reader, unpack_by(read_zipmap));
    case rdb::type::hash_ziplist:
      return read_hash(reader, unpack_by(read_ziplist));
    case rdb::type::hash_listpack:
      return read_hash(reader, unpack_by(read_listpack));
  }
  reader.corrupt("a " + std::string(rdb::type::name(type)) + ", which this server can't hold");
}

std::string_view rdb::type::name(Byte type) {
  constexpr std::array<std::string_view, 26> names{"string",
                                                   "list",
                                                   "set",
                                                   "sorted set",
                                                   "hash",
                                                   "sorted set",
                                                   "module value",
                                                   "module value",
                                                   "",
                                                   "hash",
                                                   "list",
                                                   "set",
                                                   "sorted set",
                                                   "hash",
                                                   "list",
                                                   "stream",
                                                   "hash",
                                                   "sorted set",
                                                   "list",
                                                   "stream",
                                                   "set",
                                                   "stream",
                                                   "hash whose fields expire",
                                                   "hash whose fields expire",
                                                   "hash whose fields expire",
                                                   "hash whose fields expire"};
  const bool known = type < names.size() && !names[type].empty();
  return known ? names[type] : "value of an unknown type";
}

}  // namespace mini_redis
