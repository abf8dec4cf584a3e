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
        "A header, and the lines of that section. This one is empty: there is no key.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"INFO", "keyspace"}).gets(bulk_string("# Keyspace\r\n"));
  client.sends({"INFO", "cluster"})
      .gets(bulk_string("# Cluster\r\ncluster_enabled:0\r\n"), "The header comes before the lines.");
}

TEST_CASE("a line is a field and its value", "[4 points]") {
  about("info.cpp", "InfoLines::add",
        "\"field:value\", and CRLF at the end: that is what programs look for.");
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
  about("info.cpp", "Info::text", "The order is that of sections(), whatever the order of the question.");
  RedisUnderTest server;
  TestClient client = server.connects();

  expect_titles(client, {"keyspace", "cpu", "server"}, {"# Server", "# CPU", "# Keyspace"});
  expect_titles(client, {"errorstats", "clients"}, {"# Clients", "# Errorstats"});
}

TEST_CASE("an empty line stands between two sections", "[4 points]") {
  about("info.cpp", "Info::text", "Between two: not before the first, and not after the last.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"INFO", "cluster", "keyspace"})
      .gets(bulk_string("# Cluster\r\ncluster_enabled:0\r\n\r\n# Keyspace\r\n"));
  const Words lines = lines_of(info(client, {"server", "clients", "cpu"}));
  if (std::count(lines.begin(), lines.end(), "") != 2)
    client.objects("three sections have two empty lines between them",
                   "A line with nothing in it: CRLF alone.");
}

TEST_CASE("letter case does not matter and twice is once", "[4 points]") {
  about("info.cpp", "Info::is_asked_for", "Compare in lower case. Each section is shown or not, as a whole.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"INFO", "KeySpace"}).gets(bulk_string("# Keyspace\r\n"));
  client.sends({"INFO", "CLUSTER", "cluster", "Cluster"})
      .gets(bulk_string("# Cluster\r\ncluster_enabled:0\r\n"),
            "Asked for three times, shown once: Info::text() asks is_asked_for() "
            "once for each section.");
  expect_titles(client, {"CPU"}, {"# CPU"}, "The title has capitals as well.");
}

TEST_CASE("a section that there is not is ignored", "[4 points]") {
  about("info.cpp", "Info::is_asked_for", "No error: tools ask for sections that older servers do not have.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string nonsense = random_word();
  client.sends({"INFO", nonsense}).gets(bulk_string(""), "Nothing was asked for, so nothing is shown.");
  client.sends({"INFO", "key"}).gets(bulk_string(""), "The beginning of a title is not the title.");
  client.sends({"INFO", nonsense, "keyspace", ""}).gets(bulk_string("# Keyspace\r\n"));
}

TEST_CASE("INFO alone shows the default sections", "[4 points]") {
  about("info.cpp", "Info::is_asked_for", "Section::is_default says which those are: the short ones.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (const Words& asked : {Words{}, Words{"default"}, Words{"DEFAULT"}}) {
    const Words titles = titles_of(info(client, asked));
    for (const std::string title : {"Server", "Clients", "Memory", "Persistence", "Stats", "Replication",
                                    "CPU", "Errorstats", "Cluster", "Keyspace"})
      if (!has(titles, "# " + title))
        client.objects("\"# " + title + "\" is a default section; shown were\n  " + joined(titles));
    if (has(titles, "# Commandstats"))
      client.objects("\"# Commandstats\" is not a default section; shown were\n  " + joined(titles));
  }
}

TEST_CASE("all and everything mean every section", "[3 points]") {
  about("info.cpp", "Info::is_asked_for", "These words may stand among others, and they may stand last.");
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
