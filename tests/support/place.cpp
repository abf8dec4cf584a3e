#include "support/place.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "support/running_step.hpp"
#include "support/source_line.hpp"
#include "support/test_program.hpp"

namespace mini_redis::testing {
namespace {

bool is_part_of_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == ':' || c == '~';
}

// The name that ends there, with its class: "Session::run".
std::string name_before(const std::string& text, std::size_t end) {
  std::size_t start = end;
  while (start > 0 && is_part_of_name(text[start - 1])) --start;
  return text.substr(start, end - start);
}

bool is_called(const std::string& name, const std::string& function) {
  return name == function || name.ends_with("::" + function);
}

// The whole name, if this line begins the definition of the function.
std::string name_if_defined(const std::string& line, const std::string& function) {
  if (line.empty() || line.ends_with(';') || !is_part_of_name(line[0])) return "";
  const std::string name = name_before(line, std::min(line.find('('), line.size()));
  return is_called(name, function) ? name : "";
}

std::vector<std::filesystem::path> files_to_write() {
  const auto folder = std::filesystem::path(test_program.root) / "steps" / running_step();
  std::error_code ignored;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".cpp") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::optional<Place> definition_of(const std::string& function) {
  for (const auto& path : files_to_write()) {
    std::ifstream source(path);
    std::string line;
    for (int number = 1; std::getline(source, line); ++number)
      if (const std::string name = name_if_defined(line, function); !name.empty())
        return Place{"steps/" + std::string(running_step()) + "/" + path.filename().string() + ":" +
                         std::to_string(number),
                     name};
  }
  return std::nullopt;
}

std::vector<Place> functions_in(const std::string& text) {
  std::vector<Place> found;
  for (std::size_t at = 0; (at = text.find("()", at)) != std::string::npos; ++at)
    if (const auto place = definition_of(name_before(text, at))) found.push_back(*place);
  return found;
}

std::vector<Place> places_of(std::span<const CodeLine> lines) {
  std::vector<Place> places;
  for (const CodeLine& each : lines) {
    const auto& [file, line, function] = each;
    if (!file.empty())
      places.push_back(
          {std::string(file) + ":" + std::string(line), std::string(function), std::string(text_of(each))});
  }
  return places;
}

std::string to_text(const std::vector<Place>& places) {
  std::string text;
  std::vector<std::string> told;
  for (const auto& [line, function, code] : places) {
    if (told.size() == 2 || std::find(told.begin(), told.end(), function) != told.end()) continue;
    text += (told.empty() ? "" : "  or  ") + line + ", " + function + "()";
    told.push_back(function);
  }
  return text;
}

}  // namespace mini_redis::testing
