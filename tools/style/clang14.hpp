// What clang 14 lacks to read this code: std::source_location. For clang-tidy; nothing is built with it.
#pragma once

#include <version>

#if !__has_builtin(__builtin_source_location)
namespace std {

class source_location {  // NOLINT(readability-identifier-naming): the standard's name
 public:
  static constexpr source_location current(const char* file = __builtin_FILE(),
                                           const char* function = __builtin_FUNCTION(),
                                           unsigned line = __builtin_LINE()) {
    source_location here;
    here.file_ = file;
    here.function_ = function;
    here.line_ = line;
    return here;
  }
  constexpr const char* file_name() const { return file_; }
  constexpr const char* function_name() const { return function_; }
  constexpr unsigned line() const { return line_; }

 private:
  const char* file_ = "";
  const char* function_ = "";
  unsigned line_ = 0;
};

}  // namespace std
#endif
