#include "10-metrics/asking.hpp"

#include <regex>

namespace mini_redis::testing {

std::string info(TestClient& client, const Words& sections) {
  Words command{"INFO"};
  command.insert(command.end(), sections.begin(), sections.end());
  return client.sends(command).gets_bulk_string("INFO's answer is one bulk string.");
}

Words lines_of(const std::string& text) {
  Words lines;
  std::size_t start = 0;
  for (std::size_t end; (end = text.find("\r\n", start)) != std::string::npos; start = end + 2)
    lines.push_back(text.substr(start, end - start));
  if (start < text.size()) lines.push_back(text.substr(start));
  return lines;
}

Words titles_of(const std::string& text) {
  Words titles;
  for (const std::string& line : lines_of(text))
    if (line.starts_with('#')) titles.push_back(line);
  return titles;
}

bool matches(const std::string& text, const std::string& form) {
  return std::regex_match(text, std::regex(form));
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text.empty() ? "none" : text;
}

std::optional<std::string> find_field(TestClient& client, const std::string& section,
                                      const std::string& field) {
  for (const std::string& line : lines_of(info(client, {section})))
    if (line.starts_with(field + ":")) return line.substr(field.size() + 1);
  return std::nullopt;
}

std::string field(TestClient& client, const std::string& section, const std::string& name) {
  const auto value = find_field(client, section, name);
  if (!value) client.objects("INFO " + section + " has no line that begins with \"" + name + ":\"");
  return *value;
}

std::int64_t number(TestClient& client, const std::string& section, const std::string& name) {
  const std::string value = field(client, section, name);
  if (value.empty() || value.find_first_not_of("0123456789") != std::string::npos)
    client.objects(name + " should be a number, and is \"" + value + "\"");
  return std::stoll(value);
}

void expect_number(TestClient& client, const std::string& section, const std::string& name,
                   std::int64_t expected, const std::string& why) {
  const std::int64_t got = number(client, section, name);
  if (got != expected)
    client.objects(name + " should be " + std::to_string(expected) + ", and is " + std::to_string(got), why);
}

Calls calls_of(TestClient& client, const std::string& command) {
  const auto line = find_field(client, "commandstats", "cmdstat_" + command);
  if (!line) return {};
  static const std::regex form(
      R"(calls=(\d+),usec=\d+,usec_per_call=\d+\.\d\d,rejected_calls=(\d+),failed_calls=(\d+))");
  std::smatch found;
  if (!std::regex_match(*line, found, form))
    client.objects("expected a line of the form\n  cmdstat_" + command +
                   ":calls=3,usec=4,usec_per_call=1.50,rejected_calls=1,failed_calls=0\ngot\n  cmdstat_" +
                   command + ":" + *line);
  return {std::stoll(found[1]), std::stoll(found[2]), std::stoll(found[3])};
}

void expect_calls(TestClient& client, const std::string& command, const Calls& expected,
                  const std::string& why) {
  const Calls got = calls_of(client, command);
  const bool is_swapped = got == Calls{expected.calls, expected.failed, expected.rejected};
  if (got != expected)
    client.objects("of " + command + " there should be " + expected.text() + "; INFO says " + got.text(),
                   is_swapped ? "write_command_stats() has them the wrong way round." : why);
}

void resets(TestClient& client) {
  client.sends({"CONFIG", "RESETSTAT"}).gets(ok, "This test begins with a reset, and that already fails.");
}

}  // namespace mini_redis::testing
