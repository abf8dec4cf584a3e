#include "03-commands/given/hash.hpp"

#include <algorithm>

#include "common/small_blocks.hpp"

namespace mini_redis {
namespace {

bool are_short(std::string_view field, std::string_view value) {
  return std::max(field.size(), value.size()) <= PackedPairs::longest_word;
}

}  // namespace

std::unique_ptr<Hash::Field> Hash::Field::make(std::string_view name) {
  void* block = allocate_block(sizeof(Field) + name.size());
  return std::unique_ptr<Field>(new (block) Field(name));
}

void Hash::Field::operator delete(Field* field, std::destroying_delete_t) {
  const std::size_t size = sizeof(Field) + field->name_size_;
  field->~Field();
  free_block(field, size);
}

std::optional<std::string_view> Hash::find(std::string_view field) const {
  if (table_) {
    const Field* found = table_->find(field);
    return found ? std::optional<std::string_view>(found->value) : std::nullopt;
  }
  const auto found = packed_.find(field);
  return found == packed_.end() ? std::nullopt : std::optional((*found).value);
}

bool Hash::insert_or_assign(std::string_view field, std::string_view value) {
  if (!table_ && !are_short(field, value)) make_table();
  if (table_) {
    const std::size_t before = table_->size();
    table_->find_or_add(field).value = std::string(value);  // exactly sized
    return table_->size() > before;
  }
  const auto found = packed_.find(field);
  if (found != packed_.end()) {
    packed_.replace_value(found, value);
    return false;
  }
  packed_.append(field, value);
  if (packed_.size() > most_packed) make_table();
  return true;
}

bool Hash::insert(std::string_view field, std::string_view value) {
  return !find(field) && insert_or_assign(field, value);
}

bool Hash::erase(std::string_view field) {
  if (table_) {
    const Field* found = table_->find(field);
    if (found) table_->remove(*found);
    return found != nullptr;
  }
  const auto found = packed_.find(field);
  if (found == packed_.end()) return false;
  packed_.erase(found);
  return true;
}

// Redis: hashTypeConvert()
void Hash::make_table() {
  auto table = std::make_unique<Table>();
  for (const auto& [field, value] : packed_) table->find_or_add(field).value = std::string(value);
  packed_ = {};
  table_ = std::move(table);
}

}  // namespace mini_redis
