// A place in the step's code, for the learner to open.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/code_lines.hpp"

namespace mini_redis::testing {

struct Place {
  std::string line;      // "steps/03-commands/dispatcher.cpp:12": editors and terminals turn that into a link
  std::string function;  // "Dispatcher::execute"
  std::string code = {};  // the text of the line, if something happened there
};

/// Where the step defines the function, in a file to write. The class may be left out of its name.
std::optional<Place> definition_of(const std::string& function);
/// The functions of the step that a text names, as "execute()".
std::vector<Place> functions_in(const std::string& text);
std::vector<Place> places_of(std::span<const CodeLine> lines);

/// "steps/03-commands/dispatcher.cpp:12, Dispatcher::execute()  or  ...": two of them at most.
std::string to_text(const std::vector<Place>& places);

}  // namespace mini_redis::testing
