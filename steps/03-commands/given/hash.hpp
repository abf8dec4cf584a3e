// A hash, which is a value: fields and their values. Redis: t_hash.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>

#include "03-commands/given/hash_table.hpp"
#include "03-commands/given/packed_pairs.hpp"

namespace mini_redis {

/// Most hashes are small, and there may be millions of them. So a few short fields are packed into one block,
/// in the order in which they were added. With more, or with a long word, it becomes a table, whose order is
/// any, and stays one. Fields and values are any bytes. They are copied in; what comes out are views, which
/// are valid until the hash changes.
class Hash {
 public:
  static constexpr std::size_t most_packed = 512;  // Redis: hash-max-listpack-entries

  std::size_t size() const { return table_ ? table_->size() : packed_.size(); }
  bool empty() const { return size() == 0; }

  /// The value of the field, or nullopt.
  std::optional<std::string_view> find(std::string_view field) const;

  /// Adds the field, or gives it another value if it is there. Returns whether it is new.
  /// REQUIRES: the words are not views into this hash.
  bool insert_or_assign(std::string_view field, std::string_view value);
  /// Adds the field; if it is there, changes nothing. Returns whether it is new. REQUIRES: the same.
  bool insert(std::string_view field, std::string_view value);
  /// Removes the field. Returns whether there was one.
  bool erase(std::string_view field);

  /// `for (const auto& [field, value] : hash)` goes through all of them.
  class Iterator;
  Iterator begin() const;
  Iterator end() const;

  /// The same in pieces, as HashTable::scan(). As long as the hash is packed, there is only one piece.
  template <typename Visit>
  std::uint64_t scan(std::uint64_t cursor, Visit visit) const;

 private:
  // The bytes of the name follow in the same block, as those of a key follow its Entry.
  class Field {
   public:
    static std::unique_ptr<Field> make(std::string_view name);
    static void operator delete(Field* field, std::destroying_delete_t);

    std::string_view key() const { return {reinterpret_cast<const char*>(this + 1), name_size_}; }

    std::string value;

   private:
    explicit Field(std::string_view name) : name_size_(name.size()) {
      name.copy(reinterpret_cast<char*>(this + 1), name.size());
    }
    static void* operator new(std::size_t, void* block) { return block; }

    std::size_t name_size_;
  };
  using Table = HashTable<Field>;

  void make_table();

  PackedPairs packed_;
  std::unique_ptr<Table> table_;  // once there is one, everything is in here
};

class Hash::Iterator {
 public:
  Iterator(PackedPairs::Iterator packed, Table::Iterator in_table, bool has_table)
      : packed_(packed), in_table_(in_table), has_table_(has_table) {}

  FieldAndValue operator*() const {
    if (!has_table_) return *packed_;
    return {(*in_table_).key(), (*in_table_).value};
  }
  Iterator& operator++() {
    if (has_table_) {
      ++in_table_;
    } else {
      ++packed_;
    }
    return *this;
  }
  bool operator==(const Iterator&) const = default;

 private:
  PackedPairs::Iterator packed_;
  Table::Iterator in_table_;
  bool has_table_;
};

inline Hash::Iterator Hash::begin() const {
  return {packed_.begin(), table_ ? table_->begin() : Table::Iterator(), table_ != nullptr};
}

inline Hash::Iterator Hash::end() const {
  return {packed_.end(), table_ ? table_->end() : Table::Iterator(), table_ != nullptr};
}

template <typename Visit>
std::uint64_t Hash::scan(std::uint64_t cursor, Visit visit) const {
  if (table_)
    return table_->scan(cursor, [&](const Field& field) { visit(FieldAndValue{field.key(), field.value}); });
  for (const FieldAndValue& pair : packed_) visit(pair);
  return 0;
}

}  // namespace mini_redis
