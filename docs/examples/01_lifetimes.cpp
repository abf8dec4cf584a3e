// What survives a co_await: the values in the coroutine, but not what it only refers to.
//   01_lifetimes          checks whether the name still exists, and uses it only if it does
//   01_lifetimes touch    uses the name after it is gone: for AddressSanitizer
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace {

using Name = std::shared_ptr<const std::string>;
using Watch = std::weak_ptr<const std::string>;  // whether the name still exists; does not keep it alive

bool touch = false;

void greet(std::string_view how, const Name& name, const Watch& watch) {
  const bool there = !watch.expired();
  std::cout << how << ": the name is " << (there ? "there" : "gone") << "\n";
  if (there || touch) std::cout << "  hello " << *name << "\n";
}

// Wrong: the object that `name` refers to is gone when the coroutine resumes, or even when it starts.
asio::awaitable<void> greet_by_reference(const Name& name, Watch watch) {
  greet("by reference", name, watch);
  co_return;
}

// Right: the coroutine has its own copy of the name.
asio::awaitable<void> greet_by_value(Name name, Watch watch) {
  greet("by value", name, watch);
  co_return;
}

// An object whose coroutine uses its members, which means it uses `this`.
class Greeter {
 public:
  Greeter() : name_(std::make_shared<std::string>("Grace")) {}

  asio::awaitable<void> run(Watch watch) {
    greet("by this", name_, watch);
    co_return;
  }
  Watch watch() const { return name_; }

 private:
  Name name_;
};

void rethrow(std::exception_ptr error) {
  if (error) std::rethrow_exception(error);
}

}  // namespace

int main(int argc, char**) {
  touch = argc > 1;
  asio::io_context io(1);
  {
    const Name ada = std::make_shared<std::string>("Ada");
    asio::co_spawn(io, greet_by_reference(ada, ada), rethrow);

    const Name barbara = std::make_shared<std::string>("Barbara");
    asio::co_spawn(io, greet_by_value(barbara, barbara), rethrow);

    const auto greeter = std::make_shared<Greeter>();
    asio::co_spawn(io, greeter->run(greeter->watch()),
                   [greeter](std::exception_ptr error) { rethrow(error); });
  }
  io.run();
}
