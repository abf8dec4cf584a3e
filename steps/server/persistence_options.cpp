#include "server/persistence_options.hpp"

#include <sstream>
#include <vector>

#include "common/command_line.hpp"

namespace mini_redis {
namespace {

constexpr int longest = 1'000'000'000;  // for seconds and for changes

[[noreturn]] void refuse(std::string_view flag, std::string_view wanted, std::string_view got) {
  throw BadOption(std::string(flag) + " " + std::string(wanted) + ", got '" + std::string(got) + "'");
}

FsyncPolicy policy_named(std::string_view flag, std::string_view value) {
  for (const FsyncPolicy policy : {FsyncPolicy::always, FsyncPolicy::everysec, FsyncPolicy::no})
    if (value == name_of(policy)) return policy;
  refuse(flag, "is one of always, everysec, no", value);
}

std::filesystem::path directory(std::string_view flag, std::string_view value) {
  std::error_code unknown;
  if (!std::filesystem::is_directory(value, unknown)) refuse(flag, "needs a directory that is there", value);
  return std::filesystem::canonical(value);
}

std::string file_name(std::string_view flag, std::string_view value) {
  if (value.empty() || value.find('/') != value.npos)
    refuse(flag, "needs a name, and --dir says where", value);
  return std::string(value);
}

// "60 1000", or more such pairs. As in Redis, an empty value removes all save points given before.
void add_save_points(PersistenceSettings& settings, std::string_view flag, std::string_view value) {
  std::istringstream text{std::string(value)};
  std::vector<std::string> words;
  for (std::string word; text >> word;) words.push_back(word);
  if (words.empty()) return settings.save_points.clear();
  if (words.size() % 2 != 0) refuse(flag, "needs SECONDS CHANGES, such as --save 60 1000", value);
  for (std::size_t i = 0; i < words.size(); i += 2)
    settings.save_points.push_back(
        {std::chrono::seconds(number_between(flag, words[i], 1, longest)),
         static_cast<std::uint64_t>(number_between(flag, words[i + 1], 0, longest))});
}

}  // namespace

bool apply_persistence_flag(PersistenceSettings& settings, std::string_view flag, std::string_view value) {
  if (flag == "--dir") {
    settings.dir = directory(flag, value);
  } else if (flag == "--dbfilename") {
    settings.dbfilename = file_name(flag, value);
  } else if (flag == "--save") {
    add_save_points(settings, flag, value);
  } else if (flag == "--appendonly") {
    settings.appendonly = yes_or_no(flag, value);
  } else if (flag == "--appendfsync") {
    settings.appendfsync = policy_named(flag, value);
  } else {
    return false;
  }
  return true;
}

const std::string_view persistence_help =
    "  --dir DIRECTORY   where the files of step 07 are (default: here)\n"
    "  --dbfilename NAME of the snapshot (default dump.rdb); it is loaded at the start, if it is there\n"
    "  --save SECONDS CHANGES  a snapshot after so many seconds, if there were so many changes; more than "
    "once if you like\n"
    "  --appendonly yes|no     log every change when it happens (default no)\n"
    "  --appendfsync always|everysec|no  when the log is forced to the disk (default everysec)\n";

}  // namespace mini_redis
