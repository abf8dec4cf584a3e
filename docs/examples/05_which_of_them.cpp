// A class that holds one of two things, and three ways to ask which.
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Playlist = std::vector<std::string>;

// Something to listen to: a radio's frequency, or titles.
class Medium {
 public:
  enum class Type { radio, playlist };

  explicit Medium(double frequency) : frequency_(frequency) {}
  explicit Medium(std::unique_ptr<Playlist> titles) : titles_(std::move(titles)) {}

  Type type() const { return titles_ ? Type::playlist : Type::radio; }
  const Playlist* playlist() const { return titles_.get(); }  // nullptr: it is a radio
  double frequency() const {                                  // REQUIRES: it is a radio
    if (titles_) throw std::logic_error("a playlist has no frequency");
    return frequency_;
  }

 private:
  double frequency_ = 0;
  std::unique_ptr<Playlist> titles_;
};

std::string kind(const Medium& medium) {
  switch (medium.type()) {
    case Medium::Type::radio:
      return "radio";
    case Medium::Type::playlist:
      return "playlist";
  }
  return "unknown";
}

// Wrong if you do not know the type.
std::string shown_untested(const Medium& medium) try {
  return std::to_string(medium.frequency());
} catch (const std::logic_error& error) {
  return std::string("broken: ") + error.what();
}

// Better: one call asks for the type and gets the value.
std::string first_title(const Medium& medium) {
  const Playlist* titles = medium.playlist();
  return titles ? titles->front() : "none";
}

}  // namespace

int main() {
  const Medium radio(92.4), titles(std::make_unique<Playlist>(Playlist{"Yesterday"}));
  for (const Medium* medium : {&radio, &titles})
    std::cout << kind(*medium) << "\n  frequency:   " << shown_untested(*medium)
              << "\n  first title: " << first_title(*medium) << "\n";
  return kind(titles) == "playlist" && first_title(radio) == "none" ? 0 : 1;
}
