#include "11-speed/given/parts.hpp"

#include <stdexcept>

#include "11-speed/given/slow/slow.hpp"
#include "11-speed/item_table.hpp"

namespace mini_redis {
namespace {

void take_yours(Parts& parts, const std::string& name) {
  if (name == "pipeline") {
    parts.serve = serve;
  } else if (name == "requests") {
    parts.next_request = next_request;
  } else if (name == "commands") {
    parts.execute = execute;
  } else if (name == "item_table") {
    parts.make_store = [] { return std::make_unique<ItemTable>(); };
  } else {
    throw std::invalid_argument("there is no part '" + name +
                                "'; there are pipeline, requests, commands and item_table");
  }
}

}  // namespace

Parts parts_with_yours(const std::vector<std::string>& names) {
  Parts parts{slow::serve, slow::next_request, slow::execute, slow::make_store};
  for (const std::string& name : names) take_yours(parts, name);
  return parts;
}

}  // namespace mini_redis
