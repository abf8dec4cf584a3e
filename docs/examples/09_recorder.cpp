// A turtle that records commands and plays them later. Which ends first: the recording, or the playing?
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

// Obeys a word or records it. "play" runs the recording through this same function.
class Turtle {
 public:
  virtual ~Turtle() = default;

  void hear(std::string_view word) {
    if (word == "record") {
      is_recording_ = true;
    } else if (word == "play") {
      play();
    } else if (is_recording_) {
      tape_.emplace_back(word);  // a copy: the caller may discard its own
      trace += "(noted) ";
    } else {
      trace += std::string(word) + " ";
    }
  }

  std::string trace;

 protected:
  virtual void play() = 0;

  bool is_recording_ = false;
  std::vector<std::string> tape_;
};

// Wrong: it still records while it plays, so everything it plays is recorded again.
class Dreamer : public Turtle {
  void play() override {
    const std::vector<std::string> tape = tape_;
    for (const std::string& word : tape) hear(word);
    is_recording_ = false;
  }
};

// Right: stop recording first, then play.
class Dancer : public Turtle {
  void play() override {
    is_recording_ = false;
    const std::vector<std::string> tape = std::move(tape_);
    tape_.clear();
    for (const std::string& word : tape) hear(word);
  }
};

std::string told(Turtle&& turtle) {
  for (const char* word : {"left", "record", "forward", "right", "play", "stop"}) turtle.hear(word);
  return turtle.trace;
}

}  // namespace

int main() {
  const std::string dreamer = told(Dreamer()), dancer = told(Dancer());
  std::cout << "plays, then ends:  " << dreamer << "\n"
            << "ends, then plays:  " << dancer << "\n";
  return dreamer == "left (noted) (noted) (noted) (noted) stop " &&
                 dancer == "left (noted) (noted) forward right stop "
             ? 0
             : 1;
}
