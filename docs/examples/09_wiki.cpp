// A wiki that locks no page. When you save, you are told whether somebody else has saved since you opened it.
#include <iostream>
#include <map>
#include <set>
#include <string>

namespace {

struct Editor {
  std::string name;
  bool is_outdated = false;
};

class Wiki {
 public:
  const std::string& open(const std::string& title, Editor& editor) {
    editor.is_outdated = false;
    readers_[title].insert(&editor);
    return pages_[title];
  }

  // Marks everybody who has the page open: they find out when they save. Nobody waits or is locked out.
  bool save(const std::string& title, const std::string& text, Editor& editor) {
    readers_[title].erase(&editor);
    if (editor.is_outdated) return false;
    pages_[title] = text;
    for (Editor* reader : readers_[title]) reader->is_outdated = true;
    return true;
  }

 private:
  std::map<std::string, std::string> pages_;
  std::map<std::string, std::set<Editor*>> readers_;
};

void edit(Wiki& wiki, const std::string& text, Editor& editor) {
  std::cout << editor.name << " saves \"" << text << "\": ";
  std::cout << (wiki.save("soup", text, editor) ? "done" : "no, it has changed: open it again") << "\n";
}

}  // namespace

int main() {
  Wiki wiki;
  Editor ada{"Ada"}, bob{"Bob"};

  const std::string ada_sees = wiki.open("soup", ada), bob_sees = wiki.open("soup", bob);
  edit(wiki, bob_sees + "leek ", bob);
  edit(wiki, ada_sees + "salt ", ada);  // would throw away the leek
  edit(wiki, wiki.open("soup", ada) + "salt ", ada);

  const std::string soup = wiki.open("soup", ada);
  std::cout << "the soup: " << soup << "\n";
  return soup == "leek salt " ? 0 : 1;
}
