// What lives across a co_await: values in the coroutine, and not what it only refers to.
//   01_lifetimes          looks whether the name is still there, and touches it only if it is
//   01_lifetimes touch    touches what is gone: for AddressSanitizer
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace {

using Name = std::shared_ptr<const std::string>;
using Watch = std::weak_ptr<const std::string>;  // sees whether the name is there, and does not keep it

bool touch = false;

void greet(std::string_view how, const Name& name, const Watch& watch) {
  const bool there = !watch.expired();
  std::cout << how << ": the name is " << (there ? "there" : "gone") << "\n";
  if (there || touch) std::cout << "  hello " << *name << "\n";
}

// Wrong: what `name` refers to is gone when the coroutine goes on, or even begins.
asio::awaitable<void> greet_by_reference(const Name& name, Watch watch) {
  greet("by reference", name, watch);
  co_return;
}

// Right: the coroutine has a name of its own.
asio::awaitable<void> greet_by_value(Name name, Watch watch) {
  greet("by value", name, watch);
  co_return;
}

// An object whose coroutine uses its members, that is, `this`.
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
