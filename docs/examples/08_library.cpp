// A library: which books a reader has, and who has a book. Each fact is in two tables,
// and must be removed from both.
#include <iostream>
#include <map>
#include <set>
#include <string>

namespace {

using Set = std::set<std::string>;

class Library {
 public:
  void lend(const std::string& book, const std::string& reader) {
    readers_[book].insert(reader);
    books_[reader].insert(book);
  }

  // Returns false, and changes nothing, if the reader did not have it.
  bool give_back(const std::string& book, const std::string& reader) {
    const bool had_it = remove(readers_, book, reader);
    if (had_it) remove(books_, reader, book);
    return had_it;
  }

  // Returns a copy, because give_back() changes the set in the table.
  Set books_of(const std::string& reader) const {
    const auto found = books_.find(reader);
    return found == books_.end() ? Set() : found->second;
  }

  void moves_away(const std::string& reader) {
    for (const std::string& book : books_of(reader)) give_back(book, reader);
  }

  void print() const {
    for (const auto& [book, readers] : readers_) std::cout << "  " << book << ": " << readers.size() << "\n";
    std::cout << "  books " << readers_.size() << ", readers " << books_.size() << "\n";
  }

 private:
  using Table = std::map<std::string, Set>;

  // Removes `value` from the key's set, and removes the set from the table when it is empty.
  static bool remove(Table& table, const std::string& key, const std::string& value) {
    const auto found = table.find(key);
    if (found == table.end() || found->second.erase(value) == 0) return false;
    if (found->second.empty()) table.erase(found);
    return true;
  }

  Table readers_;  // of a book
  Table books_;    // of a reader
};

}  // namespace

int main() {
  Library library;
  library.lend("Emma", "Ann");
  library.lend("Emma", "Bob");
  library.lend("Faust", "Bob");
  library.print();
  std::cout << "Ann gives Faust back: " << (library.give_back("Faust", "Ann") ? "yes" : "she never had it")
            << "\n";
  library.moves_away("Bob");
  std::cout << "Bob has moved away\n";
  library.print();
}
