// Four ways to insert into a std::unordered_map, and what each does when the key already exists.
#include <functional>
#include <iostream>
#include <string>
#include <unordered_map>

namespace {

using Prices = std::unordered_map<std::string, int>;

std::string after(const std::function<bool(Prices&)>& put) {
  Prices prices{{"bread", 3}};
  const bool is_new = put(prices);
  return std::to_string(prices.at("bread")) + (is_new ? ", new" : ", not new");
}

}  // namespace

int main() {
  const std::string emplaced = after([](Prices& p) { return p.emplace("bread", 4).second; });
  const std::string inserted = after([](Prices& p) { return p.insert({"bread", 4}).second; });
  const std::string assigned = after([](Prices& p) { return p.insert_or_assign("bread", 4).second; });
  const std::string indexed = after([](Prices& p) { return p["bread"] = 4, true; });  // it does not say
  Prices looked_at;
  const int missing = looked_at["milk"];
  std::cout << "emplace:          " << emplaced << "\ninsert:           " << inserted
            << "\ninsert_or_assign: " << assigned << "\noperator[]:       " << indexed << "?\n"
            << "only looking at \"milk\" by operator[]: " << missing << ", and then there are "
            << looked_at.size() << " prices\n";
  return assigned == "4, not new" && emplaced == "3, not new" && looked_at.size() == 1 ? 0 : 1;
}
