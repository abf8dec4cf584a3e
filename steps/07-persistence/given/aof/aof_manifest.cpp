#include "07-persistence/given/aof/aof_manifest.hpp"

#include <algorithm>

#include "02-protocol/given/inline_words.hpp"
#include "07-persistence/given/disk/corrupt_file.hpp"
#include "07-persistence/given/disk/file.hpp"
#include "common/integer.hpp"
#include "common/printable.hpp"

namespace mini_redis {
namespace {

constexpr std::size_t longest_line = 1024, longest_manifest = 16 * 1024 * 1024;

// Puts a name into quotes unless it is one plain word.
std::string word(const std::string& name) {
  const std::string escaped = printable(name, longest_line);
  const bool is_plain = escaped == name && name.find_first_of(" '#") == name.npos;
  return is_plain ? name : '"' + escaped + '"';
}

std::string line(const AofFile& file, char type) {
  return "file " + word(file.name) + " seq " + std::to_string(file.seq) + " type " + type + "\n";
}

// One line, parsed. `problem` says what is wrong with it; nullptr: nothing.
struct Line {
  AofFile file;
  std::string_view type;
  const char* problem = nullptr;

  explicit Line(const Request& words) {
    if (words.empty() || words.size() % 2 != 0) problem = "a line is made of pairs of words";
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) take(words[i], words[i + 1]);
    if (!problem && (file.name.empty() || file.seq == 0 || type.size() != 1))
      problem = "a file has a name, a seq and a type";
  }

  void take(std::string_view key, std::string_view value) {
    if (key == "file") {
      if (value.find('/') != value.npos) problem = "a file is named by its name, without a path";
      file.name = value;
    } else if (key == "seq") {
      file.seq = static_cast<std::uint64_t>(std::max<std::int64_t>(parse_integer(value).value_or(0), 0));
    } else if (key == "type") {
      type = value;
    }
  }
};

const char* add(AofManifest& manifest, const Line& line) {
  if (line.problem) return line.problem;
  const auto& [file, type, _] = line;
  if (type == "b" && manifest.base) return "there is a second base";
  if (type == "i" && !manifest.increments.empty() && manifest.increments.back().seq >= file.seq)
    return "the increments are not in order";
  if (type == "b") {
    manifest.base = file;
  } else if (type == "i") {
    manifest.increments.push_back(file);
  } else if (type == "h") {
    manifest.history.push_back(file);
  } else {
    return "a type is one of b, h and i";
  }
  return nullptr;
}

}  // namespace

std::string to_text(const AofManifest& manifest) {
  std::string text;
  if (manifest.base) text += line(*manifest.base, 'b');
  for (const AofFile& file : manifest.history) text += line(file, 'h');
  for (const AofFile& file : manifest.increments) text += line(file, 'i');
  return text;
}

AofManifest read_manifest(const std::filesystem::path& path) {
  File file(path, File::Mode::read);
  const std::string text = file.read_some(std::min<std::uint64_t>(file.size(), longest_manifest));
  AofManifest manifest;
  for (std::size_t start = 0, end; start < text.size(); start = end + 1) {
    end = text.find('\n', start);
    if (end == text.npos) throw CorruptFile(path, start, "the last line does not end");
    if (text[start] == '#') continue;
    Request words;
    if (!split_words(std::string_view(text).substr(start, end - start), words))
      throw CorruptFile(path, start, "a quote is not closed");
    if (const char* problem = add(manifest, Line(words))) throw CorruptFile(path, start, problem);
  }
  if (manifest.empty()) throw CorruptFile(path, 0, "it names no file");
  return manifest;
}

void write_manifest(const AofManifest& manifest, const std::filesystem::path& path) {
  TemporaryFile file(path);
  file.write_all(to_text(manifest));
  file.sync();
  file.rename_into_place();
}

}  // namespace mini_redis
