// INFO: its sections, their order, and their format.
#include "asking.hpp"

using namespace mini_redis::testing;

namespace {

void expect_titles(TestClient& client, const Words& asked, const Words& expected,
                   const std::string& why = "") {
  const Words titles = titles_of(info(client, asked));
  if (titles != expected)
    client.objects("expected the sections\n  " + joined(expected) + "\ngot\n  " + joined(titles), why);
}

bool has(const Words& titles, const std::string& title) {
  return std::find(titles.begin(), titles.end(), title) != titles.end();
}

}  // namespace

TEST_CASE("INFO shows the section that it is asked for", "[4 points]") {
  about("info.cpp", "Info::text",
        "It's a header and the lines of that section. This section is empty: there are no keys.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"INFO", "keyspace"}).gets(bulk_string("# Keyspace\r\n"));
  client.sends({"INFO", "cluster"})
      .gets(bulk_string("# Cluster\r\ncluster_enabled:0\r\n"), "The header comes before the lines.");
}

TEST_CASE("a line is a field and its value", "[4 points]") {
  about("info.cpp", "InfoLines::add",
        "It's \"field:value\", with CRLF at the end: that's what programs look for.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string text = info(client, {"server"});
  if (!text.ends_with("\r\n")) client.objects("the last line should end with CRLF, too");
  const Words lines = lines_of(text);
  for (const std::string& line : Words(lines.begin() + 1, lines.end()))
    if (!matches(line, R"([a-z0-9_]+:([^\s].*)?)"))
      client.objects("expected \"field:value\", got \"" + line + "\"");
  if (!field(client, "server", "redis_version").starts_with("7."))
    client.objects("redis_version should begin with \"7.\"");
  if (field(client, "server", "tcp_port") != std::to_string(server.address().port))
    client.objects("tcp_port should be the port that this client is connected to");
}

TEST_CASE("sections come in the order of the list", "[4 points]") {
  about("info.cpp", "Info::text", "The order is that of sections(), whatever order the client asks in.");
  RedisUnderTest server;
  TestClient client = server.connects();

  expect_titles(client, {"keyspace", "cpu", "server"}, {"# Server", "# CPU", "# Keyspace"});
  expect_titles(client, {"errorstats", "clients"}, {"# Clients", "# Errorstats"});
}

TEST_CASE("an empty line separates two sections", "[4 points]") {
  about("info.cpp", "Info::text",
        "It goes between sections: not before the first one, and not after the last one.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"INFO", "cluster", "keyspace"})
      .gets(bulk_string("# Cluster\r\ncluster_enabled:0\r\n\r\n# Keyspace\r\n"));
  const Words lines = lines_of(info(client, {"server", "clients", "cpu"}));
  if (std::count(lines.begin(), lines.end(), "") != 2)
    client.objects("three sections have two empty lines between them", "An empty line is just CRLF.");
}

TEST_CASE("letter case does not matter and a repeated section is shown once", "[4 points]") {
  about("info.cpp", "Info::is_asked_for", "Compare in lower case. Show each section once, or not at all.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"INFO", "KeySpace"}).gets(bulk_string("# Keyspace\r\n"));
  client.sends({"INFO", "CLUSTER", "cluster", "Cluster"})
      .gets(bulk_string("# Cluster\r\ncluster_enabled:0\r\n"),
            "It's asked for three times, but shown once: Info::text() calls is_asked_for() once for each "
            "section.");
  expect_titles(client, {"CPU"}, {"# CPU"}, "The title has capitals, too.");
}

TEST_CASE("an unknown section is ignored", "[4 points]") {
  about("info.cpp", "Info::is_asked_for",
        "It's not an error: tools ask for sections that older servers don't have.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string nonsense = random_word();
  client.sends({"INFO", nonsense}).gets(bulk_string(""), "There's no such section, so show nothing.");
  client.sends({"INFO", "key"}).gets(bulk_string(""), "The beginning of a title isn't the title.");
  client.sends({"INFO", nonsense, "keyspace", ""}).gets(bulk_string("# Keyspace\r\n"));
}

TEST_CASE("INFO alone shows the default sections", "[4 points]") {
  about("info.cpp", "Info::is_asked_for",
        "Section::is_default says which sections those are: the short ones.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (const Words& asked : {Words{}, Words{"default"}, Words{"DEFAULT"}}) {
    const Words titles = titles_of(info(client, asked));
    for (const std::string title : {"Server", "Clients", "Memory", "Persistence", "Stats", "Replication",
                                    "CPU", "Errorstats", "Cluster", "Keyspace"})
      if (!has(titles, "# " + title))
        client.objects("\"# " + title + "\" is a default section; shown were\n  " + joined(titles));
    if (has(titles, "# Commandstats"))
      client.objects("\"# Commandstats\" isn't a default section; shown were\n  " + joined(titles));
  }
}

TEST_CASE("all and everything mean every section", "[3 points]") {
  about("info.cpp", "Info::is_asked_for", "These words may come among others, and they may come last.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (const Words& asked :
       {Words{"all"}, Words{"Everything"}, Words{"cpu", "ALL"}, Words{"default", "commandstats"}}) {
    const Words titles = titles_of(info(client, asked));
    for (const std::string title : {"# Server", "# Commandstats", "# Keyspace"})
      if (!has(titles, title))
        client.objects("\"" + title + "\" is missing; shown were\n  " + joined(titles));
  }
}
