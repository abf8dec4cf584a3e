// The table grows, but its entries stay where they are, so a pointer to one is valid until its key is erased.
#include <iostream>
#include <string>

#include "03-commands/given/dict.hpp"

int main() {
  mini_redis::Dict dict;
  mini_redis::Entry* first = &dict.find_or_add("first");
  first->value = mini_redis::Value("still here");
  for (int i = 0; i < 10000; ++i) dict.find_or_add("key " + std::to_string(i));

  const bool same = dict.find("first") == first;
  std::cout << dict.size() << " keys; the first one " << (same ? "has not moved" : "has moved")
            << "; it holds \"" << first->value.text() << "\"\n";
  return same && dict.find("FIRST") == nullptr ? 0 : 1;
}
