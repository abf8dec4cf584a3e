// Saves a settings file again. The program is killed after each of its steps: what does the next start find?
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using Path = std::filesystem::path;

int steps_to_live = 0;

// Nothing is cleaned up, flushed or printed: SIGKILL cannot be caught.
void step() {
  if (--steps_to_live == 0) kill(getpid(), SIGKILL);
}

int checked(int result) {
  if (result < 0) throw std::runtime_error("the disk says no");
  return result;
}

void write_in_two(int file, std::string_view bytes) {
  checked(static_cast<int>(write(file, bytes.data(), bytes.size() / 2)));
  step();
  checked(static_cast<int>(write(file, bytes.data() + bytes.size() / 2, bytes.size() - bytes.size() / 2)));
  step();
}

// Wrong: the old settings are gone as soon as the file is opened.
void save_in_place(const Path& path, std::string_view settings) {
  const int file = checked(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644));
  step();
  write_in_two(file, settings);
  close(file);
}

void sync_directory(const Path& directory) {
  const int names = checked(open(directory.c_str(), O_RDONLY));
  checked(fsync(names));
  close(names);
}

// Right: the new ones are complete and on the disk before they get the name.
void save_beside(const Path& path, std::string_view settings) {
  const Path beside = path.string() + ".new";
  const int file = checked(open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644));
  step();
  write_in_two(file, settings);
  checked(fsync(file));  // the bytes first, ...
  close(file);
  step();
  checked(rename(beside.c_str(), path.c_str()));  // ... then the name, ...
  step();
  sync_directory(path.parent_path());  // ... and then the name must reach the disk, too
}

std::string found(const Path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Saves in another process, which is killed after that many steps. Returns what the file then holds.
std::string saved_and_killed(void (*save)(const Path&, std::string_view), int steps) {
  char name[] = "/tmp/settings-XXXXXX";
  const Path directory = mkdtemp(name), path = directory / "settings";
  std::ofstream(path) << "colour=red";
  if (const pid_t child = fork(); child == 0) {
    steps_to_live = steps;
    save(path, "colour=green");
    _exit(0);
  } else {
    waitpid(child, nullptr, 0);
  }
  const std::string settings = found(path);
  std::filesystem::remove_all(directory);
  return settings;
}

}  // namespace

int main() {
  bool all_whole = true;
  std::cout << "killed after step    in place          beside it, renamed\n";
  for (int steps = 1; steps <= 5; ++steps) {
    const std::string in_place = steps <= 3 ? '"' + saved_and_killed(save_in_place, steps) + '"' : "";
    const std::string beside = saved_and_killed(save_beside, steps);
    all_whole = all_whole && (beside == "colour=red" || beside == "colour=green");
    std::cout << std::left << std::setw(21) << steps << std::setw(18) << in_place << '"' << beside << "\"\n";
  }
  return all_whole ? 0 : 1;
}
