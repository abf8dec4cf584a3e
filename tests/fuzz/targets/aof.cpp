// The log: any file is read or refused; a log that is cut off anywhere gives every command before the cut.
#include <vector>

#include "02-protocol/reply_writer.hpp"
#include "07-persistence/aof_reader.hpp"
#include "07-persistence/given/disk/corrupt_file.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

namespace {

// How many commands the file has.
std::size_t count_commands(std::string_view bytes) {
  const fuzz::FileInMemory file(bytes);
  AofReader reader(file.path(), 0);
  Request command;
  std::size_t count = 0;
  for (std::uint64_t before = 0; reader.next(command); ++count) {
    fuzz::check(!command.empty(), "a command of no words");
    fuzz::check(reader.offset() > before && reader.offset() <= bytes.size(), "ends where it cannot");
    before = reader.offset();
  }
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  try {
    count_commands(input.rest());
  } catch (const CorruptFile&) {
  }

  std::string log;
  std::vector<std::size_t> ends;
  const std::size_t cut_at = input.byte() * 256U + input.byte();
  while (!input.empty()) {
    ReplyWriter command(log);
    const std::size_t words = 1 + input.byte() % 4;
    command.array(words);
    for (std::size_t i = 0; i < words; ++i) command.bulk_string(input.word());
    ends.push_back(log.size());
  }
  const std::size_t cut = log.empty() ? 0 : cut_at % (log.size() + 1);
  std::size_t whole = 0;
  while (whole < ends.size() && ends[whole] <= cut) ++whole;
  fuzz::check(count_commands(log.substr(0, cut)) == whole, "cut at ", cut, ": ", fuzz::Bytes{log});
  return 0;
}
