#include "07-persistence/aof_reader.hpp"

#include <algorithm>

#include "07-persistence/given/disk/corrupt_file.hpp"

namespace mini_redis {
namespace {

constexpr std::size_t piece = 64 * 1024;

}  // namespace

AofReader::AofReader(const std::filesystem::path& path, std::uint64_t start)
    : file_(path, File::Mode::read), offset_(0), start_of_last_(start) {
  while (offset_ < start) {
    const std::size_t skipped = file_.read_some(std::min<std::uint64_t>(start - offset_, piece)).size();
    if (skipped == 0) refuse("the file ends in its snapshot");
    offset_ += skipped;
  }
}

bool AofReader::read_more() {
  const std::string more = file_.read_some(piece);
  read_.erase(0, taken_);
  taken_ = 0;
  read_ += more;
  if (more.empty()) require_torn_end();
  return !more.empty();
}

void AofReader::take(std::size_t size, Caller caller) {
  require(size <= rest().size(), caller, "AofReader::take(size): size is ", size, ", but rest() has only ",
          rest().size(), " bytes");
  start_of_last_ = offset_;
  offset_ += size;
  taken_ += size;
}

void AofReader::skip_annotations() {
  while (!rest().empty() || read_more()) {
    if (rest()[0] != '#') return;
    const std::string_view line = rest().substr(0, LogParser::longest_line);
    const std::size_t end = line.find('\n');
    if (end != line.npos) {
      take(end + 1);
    } else if (line.size() == LogParser::longest_line) {
      take(line.size());
    } else if (!read_more()) {
      taken_ = read_.size();  // the line does not end, so nothing follows it
    }
  }
}

void AofReader::require_torn_end() const {
  std::string_view left = rest();
  if (!left.starts_with('*')) return;
  LogParser parser;
  parser.end_of_file();
  Request command;
  if (parser.parse(left, command) == ParseStatus::error) refuse(parser.error());
}

void AofReader::refuse(std::string_view why) const {
  throw CorruptFile(path(), offset_, std::string(why));
}

}  // namespace mini_redis
