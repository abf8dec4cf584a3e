// The hooks of the dispatcher, grouped by the functions that they override.
#pragma once

#include <type_traits>
#include <utility>
#include <vector>

#include "03-commands/given/command_hook.hpp"

namespace mini_redis {

/// A hook is not called for a function that it does not override. This keeps commands cheap.
class HookList {
 public:
  /// REQUIRES: `hook` outlives the last call of the list.
  template <typename Hook>
  void add(Hook& hook) {
    all_.push_back(&hook);
    if constexpr (overrides<decltype(&Hook::check)>) checking_.push_back(&hook);
    if constexpr (overrides<decltype(&Hook::takes_over)>) taking_over_.push_back(&hook);
    if constexpr (overrides<decltype(&Hook::before)> || overrides<decltype(&Hook::after)>)
      watching_.push_back(&hook);
  }

  void check(CommandContext& context, const CommandSpec& spec) const {
    for (CommandHook* hook : checking_) hook->check(context, spec);
  }
  bool takes_over(CommandContext& context, const CommandSpec& spec) const {
    for (CommandHook* hook : taking_over_)
      if (hook->takes_over(context, spec)) return true;
    return false;
  }
  void before(const CommandContext& context, const CommandSpec& spec) const {
    for (CommandHook* hook : watching_) hook->before(context, spec);
  }
  /// The hooks that override before() or after(), in the order in which they were added.
  const std::vector<CommandHook*>& watching() const { return watching_; }
  const std::vector<CommandHook*>& all() const { return all_; }

 private:
  // The type of a member pointer tells which class declares the member.
  template <typename Class, typename Result, typename... Arguments>
  static Class* class_of(Result (Class::*)(Arguments...));
  template <typename Class, typename Result, typename... Arguments>
  static Class* class_of(Result (Class::*)(Arguments...) const);
  template <typename Member>
  static constexpr bool overrides = !std::is_same_v<decltype(class_of(std::declval<Member>())), CommandHook*>;

  std::vector<CommandHook*> all_, checking_, taking_over_, watching_;
};

}  // namespace mini_redis
