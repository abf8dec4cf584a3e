#include "tap/terminal.hpp"

#include <langinfo.h>
#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <string_view>

namespace mini_redis::tap {
namespace {

// NO_COLOR counts if it is set and not empty: no-color.org.
bool wants_colour() {
  const char* no_color = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) && (no_color == nullptr || *no_color == '\0');
}

bool knows_utf8() {
  std::setlocale(LC_CTYPE, "");
  const bool is_utf8 = nl_langinfo(CODESET) == std::string_view("UTF-8");
  std::setlocale(LC_CTYPE, "C");  // what counts as a space on the wire must not depend on the user's language
  return is_utf8;
}

}  // namespace

Style style_of_standard_output() {
  Style style;
  style.colour = wants_colour();
  style.utf8 = knows_utf8();
  return style;
}

}  // namespace mini_redis::tap
