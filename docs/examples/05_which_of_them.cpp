// A variant, and three ways to ask what it holds.
#include <iostream>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace {

using Playlist = std::vector<std::string>;
using Medium = std::variant<double, std::unique_ptr<Playlist>>;  // a radio's frequency, or titles

std::string kind(const Medium& medium) {
  return std::holds_alternative<double>(medium) ? "radio" : "playlist";
}

// Wrong if you do not know the type: std::get throws when the variant holds another one.
std::string shown_by_get(const Medium& medium) try {
  return std::to_string(std::get<double>(medium));
} catch (const std::bad_variant_access& error) {
  return std::string("an exception: ") + error.what();
}

// Right then: std::get_if takes the address, and returns a null pointer for another type.
std::string shown_by_get_if(const Medium& medium) {
  const double* frequency = std::get_if<double>(&medium);
  return frequency ? std::to_string(*frequency) : "none";
}

}  // namespace

int main() {
  const Medium radio = 92.4, titles = std::make_unique<Playlist>(Playlist{"Yesterday"});
  for (const Medium* medium : {&radio, &titles})
    std::cout << kind(*medium) << "\n  get:    " << shown_by_get(*medium)
              << "\n  get_if: " << shown_by_get_if(*medium) << "\n";
  return kind(titles) == "playlist" && shown_by_get_if(titles) == "none" ? 0 : 1;
}
