// For test_requirements.py: mistakes that break what a function requires, in the line marked "here". The
// argument says which of them is made.
#include <sched.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <map>
#include <random>

#include "06-lists-hashes/containers.hpp"
#include "06-lists-hashes/list_commands.hpp"
#include "07-persistence/given/aof/log_parser.hpp"
#include "11-speed/item.hpp"
#include "common/log.hpp"
#include "parts_of_a_server.hpp"

namespace {

using namespace mini_redis;

// In the test's temporary directory.
const std::filesystem::path path = "file";

const std::map<std::string_view, void (*)()> mistakes = {
    {"received more than there is room for",
     [] {
       InputBuffer input(100);
       input.received(asio::buffer_size(input.free_space()) + 1);  // here
     }},
    {"kept more than there is",
     [] {
       InputBuffer input(100);
       input.received(4);
       input.keep("12345");  // here
     }},
    {"released but not held",
     [] {
       asio::io_context io;
       const Session::Watchers watchers;
       Session session(
           asio::ip::tcp::socket(io), [](Client&) { return nullptr; }, {}, watchers);
       Client& client = session;
       client.release();  // here
     }},
    {"ended but not held",
     [] {
       asio::io_context io;
       const Session::Watchers watchers;
       Session session(
           asio::ip::tcp::socket(io), [](Client&) { return nullptr; }, {}, watchers);
       Client& client = session;
       client.end_with("-ERR\r\n");  // here
     }},
    {"word after the last",
     [] {
       Request request;
       request.add("FLUSHALL");
       std::cout << request[1];  // here
     }},
    {"name of nothing",
     [] {
       const Request request;
       std::cout << request.name();  // here
     }},
    {"simple string of two lines",
     [] {
       std::string output;
       ReplyWriter(output).simple_string("one\r\ntwo");  // here
     }},
    {"text of a list",
     [] {
       const Value list(std::make_unique<List>());
       std::cout << list.text();  // here
     }},
    {"appended to a list",
     [] {
       Value list(std::make_unique<List>());
       list.append("more");  // here
     }},
    {"erased what is not there",
     [] {
       Keys keys;
       const auto entry = Entry::make("key");
       keys.db.erase(*entry);  // here
     }},
    {"expiry changed by hand",
     [] {
       Keys keys;
       Entry& entry = keys.add("key");
       entry.expires_at = keys.clock.now();
       keys.db.set_expiry(entry, never);  // here
     }},
    {"expiring of none",
     [] {
       Keys keys;
       keys.db.expiring(0);  // here
     }},
    {"removed what is not there",
     [] {
       Dict dict;
       const auto entry = Entry::make("key");
       dict.remove(*entry);  // here
     }},
    {"erased while it walks",
     [] {
       Keys keys;
       for (const char* key : {"a", "b"}) keys.add(key);
       keys.db.dict().for_each([&](Entry& entry) { keys.db.erase(entry); });  // here
     }},
    {"any of none",
     [] {
       std::minstd_rand random;
       Dict().any(random);  // here
     }},
    {"keys of half a request",
     [] {
       const CommandSpec row{"get", 2, {}, first_key, {}};
       Request request;
       request.add("get");
       row.for_each_key(request, [](std::string_view) {});  // here
     }},
    {"popped from an empty list",
     [] {
       List list;
       list.pop_back();  // here
     }},
    {"element after the last",
     [] {
       List list;
       list.push_back("a");
       std::cout << list.at(1);  // here
     }},
    {"element at the end replaced",
     [] {
       List list;
       list.replace(list.end(), "a");  // here
     }},
    {"taken from an empty list",
     [] {
       List list;
       take(list, End::left);  // here
     }},
    {"grown by nothing",
     [] {
       Keys keys;
       grow(keys.db, "key", as_list, [](List&) {});  // here
     }},
    {"cut but not appended to",
     [] {
       File file(path, File::Mode::create);
       file.truncate(0);  // here
     }},
    {"renamed but not synced",
     [] {
       TemporaryFile file(path);
       file.write_all("bytes");
       file.rename_into_place();  // here
     }},
    {"two children",
     [] {
       asio::io_context io;
       BackgroundChild child(io);
       const auto until_the_parent_is_gone = [parent = getpid()] {
         while (getppid() == parent) sched_yield();
       };
       child.start(path, until_the_parent_is_gone, [](const std::string&) {});
       child.start(path, until_the_parent_is_gone, [](const std::string&) {});  // here
     }},
    {"log without a star",
     [] {
       LogParser parser;
       std::string_view input = "PING\r\n";
       Request request;
       static_cast<void>(parser.parse(input, request));  // here
     }},
    {"log goes on too soon",
     [] {
       AofWriter log(FsyncPolicy::no);
       log.open(File(path, File::Mode::append));
       log.append({"PING"});
       log.open(File(path, File::Mode::append));  // here
     }},
    {"loads no log",
     [] {
       Parts parts;
       Persistence(parts.all, parts.settings).aof().load();  // here
     }},
    {"flushes no log",
     [] {
       Parts parts;
       Persistence(parts.all, parts.settings).aof().flush();  // here
     }},
    {"closes no log",
     [] {
       Parts parts;
       Persistence(parts.all, parts.settings).aof().close();  // here
     }},
    {"finished but not stopped",
     [] {
       Parts parts;
       BackgroundTask& task = parts.owned.make<Persistence>(parts.all, parts.settings);
       task.finish();  // here
     }},
    {"info without a section",
     [] {
       Info info;
       info.add("Nothing", {});  // here
     }},
    {"config in capitals",
     [] {
       Config config;
       config.add("Port", "1");  // here
     }},
    {"overwritten with a longer one",
     [] {
       const std::unique_ptr<Item, decltype(&Item::free)> item(Item::make("key", "value"), Item::free);
       item->overwrite("longer");  // here
     }},
    {"name of no level",
     [] {
       std::cout << log_level_name(LogLevel::nothing);  // here
     }},
};

}  // namespace

int main(int, char** argv) {
  mistakes.at(argv[1])();
  std::cout << "nobody minds\n";
}
