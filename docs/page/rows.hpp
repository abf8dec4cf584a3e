// What the page asks for: rows of cells.
#pragma once

#include <string>
#include <vector>

namespace mini_redis {

using Row = std::vector<std::string>;

/// A row a line, its cells between tabs. Bytes of a client are harmless() in it: they have neither tabs nor
/// line ends.
std::string text_of(const std::vector<Row>& rows);

}  // namespace mini_redis
