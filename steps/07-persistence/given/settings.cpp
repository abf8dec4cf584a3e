#include "07-persistence/given/settings.hpp"

namespace mini_redis {

std::string_view name_of(FsyncPolicy policy) {
  switch (policy) {
    case FsyncPolicy::always:
      return "always";
    case FsyncPolicy::everysec:
      return "everysec";
    case FsyncPolicy::no:
      return "no";
  }
  return "";
}

std::string to_text(const std::vector<SavePoint>& points) {
  std::string text;
  for (const SavePoint& point : points)
    text +=
        (text.empty() ? "" : " ") + std::to_string(point.after.count()) + " " + std::to_string(point.changes);
  return text;
}

}  // namespace mini_redis
