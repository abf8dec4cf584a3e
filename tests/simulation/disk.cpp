#include "simulation/disk.hpp"

namespace mini_redis::simulation {

void Inode::write(std::size_t at, std::string_view bytes) {
  writes.push_back({at, std::string(bytes)});
  apply(writes.back(), content);
}

void Inode::rename(Renaming change) {
  apply(change, names);
  renamings.push_back(std::move(change));
}

void Inode::sync() {
  content_on_disk = content;
  writes.clear();
  names_on_disk = names;
  renamings.clear();
}

void Inode::lose_power(Random& random) {
  const std::size_t kept = random.below(writes.size() + 1);
  for (std::size_t i = 0; i < kept; ++i) apply(writes[i], content_on_disk);
  if (kept < writes.size()) {
    Write& torn = writes[kept];
    torn.bytes.resize(random.below(torn.bytes.size() + 1));
    if (!torn.bytes.empty()) apply(torn, content_on_disk);
  }
  // A file system with a journal keeps their order, another one does not.
  const bool in_order = random.chance(50);
  const std::size_t journal = random.below(renamings.size() + 1);
  for (std::size_t i = 0; i < renamings.size(); ++i)
    if (in_order ? i < journal : random.chance(50)) apply(renamings[i], names_on_disk);

  content = content_on_disk;
  writes.clear();
  names = names_on_disk;
  renamings.clear();
  is_locked = false;
  for (const auto& [name, inode] : names) inode->lose_power(random);
}

void Inode::apply(const Write& write, std::string& content) {
  content.resize(write.at);
  content += write.bytes;
}

void Inode::apply(const Renaming& change, std::map<std::string, Ref>& names) {
  if (!change.gone.empty()) names.erase(change.gone);
  if (!change.come.empty()) names[change.come] = change.inode;
}

Disk::Disk() : root_(std::make_shared<Inode>()) {
  root_->is_directory = true;
}

Inode::Ref Disk::find(const std::string& path) const {
  Inode::Ref inode = root_;
  for (std::size_t begin = 1; inode && begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const auto found = inode->names.find(path.substr(begin, end - begin));
    inode = found == inode->names.end() ? nullptr : found->second;
    begin = end + 1;
  }
  return inode;
}

Inode::Ref Disk::parent(const std::string& path) const {
  const Inode::Ref directory = find(path.substr(0, path.rfind('/')));
  return directory && directory->is_directory ? directory : nullptr;
}

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace mini_redis::simulation
