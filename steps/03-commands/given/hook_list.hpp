// The hooks of the dispatcher: which of them are called for which command.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "03-commands/given/command_hook.hpp"

namespace mini_redis {

/// A hook is not called for a function that it does not override, nor for a command that it does not need.
/// This keeps commands cheap.
class HookList {
 public:
  /// The hooks to call for one command, each group in the order in which the hooks were added.
  struct Plan {
    std::vector<CommandHook*> check, takes_over, before_and_after;
  };

  /// REQUIRES: `hook` outlives the last call of the list; no command is running.
  template <typename Hook>
  void add(Hook& hook) {
    using Call = CommandHook::Call;
    hooks_.push_back({&hook, {}});
    std::vector<Call>& calls = hooks_.back().calls;
    if constexpr (overrides<decltype(&Hook::check)>) calls.push_back(Call::check);
    if constexpr (overrides<decltype(&Hook::takes_over)>) calls.push_back(Call::takes_over);
    if constexpr (overrides<decltype(&Hook::before)> || overrides<decltype(&Hook::after)>)
      calls.push_back(Call::before_and_after);
    plans_.clear();
  }

  /// The plan for a command, which stays at its address.
  const Plan& plan(const CommandSpec& spec) {
    if (spec.index >= plans_.size()) plans_.resize(spec.index + 1);
    if (!plans_[spec.index]) plans_[spec.index] = make_plan(spec);
    return *plans_[spec.index];
  }

  /// Calls `visit(CommandHook&)` for each hook.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Joined& joined : hooks_) visit(*joined.hook);
  }

 private:
  struct Joined {
    CommandHook* hook;
    std::vector<CommandHook::Call> calls;  // what it overrides
  };

  // The type of a member pointer tells which class declares the member.
  template <typename Class, typename Result, typename... Arguments>
  static Class* class_of(Result (Class::*)(Arguments...));
  template <typename Class, typename Result, typename... Arguments>
  static Class* class_of(Result (Class::*)(Arguments...) const);
  template <typename Member>
  static constexpr bool overrides = !std::is_same_v<decltype(class_of(std::declval<Member>())), CommandHook*>;

  std::unique_ptr<Plan> make_plan(const CommandSpec& spec) const {
    auto plan = std::make_unique<Plan>();
    for (const auto& [hook, calls] : hooks_)
      for (const CommandHook::Call call : calls)
        if (hook->needs(call, spec)) group(*plan, call).push_back(hook);
    return plan;
  }

  static std::vector<CommandHook*>& group(Plan& plan, CommandHook::Call call) {
    switch (call) {
      case CommandHook::Call::check:
        return plan.check;
      case CommandHook::Call::takes_over:
        return plan.takes_over;
      case CommandHook::Call::before_and_after:
        break;
    }
    return plan.before_and_after;
  }

  std::vector<Joined> hooks_;
  std::vector<std::unique_ptr<Plan>> plans_;  // by CommandSpec::index; nullptr: not made yet
};

}  // namespace mini_redis
