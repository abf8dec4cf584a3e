/* hiredis: hiredis PORT RELAYED_PORT. What it prints: ../scenario.py. It ends soon: no reply is freed. */
#include <hiredis/hiredis.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static redisContext *connected(const char *port) { return redisConnect("127.0.0.1", atoi(port)); }

static void check(const char *name) { printf("\n%s:", name); }

/* Prints the words of a reply; of an error, the first one. */
static void show(const redisReply *reply) {
  if (reply == NULL) return (void)printf(" no reply");
  switch (reply->type) {
    case REDIS_REPLY_INTEGER: printf(" %lld", reply->integer); break;
    case REDIS_REPLY_NIL: printf(" nil"); break;
    case REDIS_REPLY_ERROR: printf(" %.*s", (int)strcspn(reply->str, " "), reply->str); break;
    case REDIS_REPLY_ARRAY:
      for (size_t i = 0; i < reply->elements; ++i) show(reply->element[i]);
      break;
    default: printf(" %s", reply->str);
  }
}

static redisReply *take(redisContext *client) {
  void *reply = NULL;
  redisGetReply(client, &reply);
  return reply;
}

static redisReply *ask(redisContext *client, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  redisReply *reply = redisvCommand(client, format, arguments);
  va_end(arguments);
  return reply;
}

#define SHOW(...) show(ask(__VA_ARGS__))

static void scan(redisContext *client) {
  static char seen[100];
  long long cursor = 0, keys = 0;
  for (int i = 0; i < 100; ++i) ask(client, "SET scan:%d x", i);
  do {
    redisReply *reply = ask(client, "SCAN %lld MATCH scan:*", cursor);
    cursor = atoll(reply->element[0]->str);
    for (size_t i = 0; i < reply->element[1]->elements; ++i) {
      char *is_there = &seen[atoi(reply->element[1]->element[i]->str + strlen("scan:"))];
      keys += !*is_there, *is_there = 1;
    }
  } while (cursor);
  printf(" %lld", keys);
}

static void hear(redisContext *listener, redisContext *client, const char *subscribe, const char *channel) {
  ask(listener, subscribe);
  SHOW(client, "PUBLISH %s hello", channel);
  const redisReply *reply = take(listener);
  show(reply->element[reply->elements - 2]), show(reply->element[reply->elements - 1]);
}

int main(int count, char **words) {
  if (count != 3) return 2;
  redisContext *client = connected(words[1]), *other = connected(words[1]), *listener = connected(words[1]);

  printf("connect:"), SHOW(client, "PING");
  printf(" %.6s", strstr(ask(client, "CLIENT INFO")->str, "resp="));
  check("strings"), SHOW(client, "SET greeting hello"), SHOW(client, "GET greeting");
  SHOW(client, "GET missing"), SHOW(client, "INCR visits"), SHOW(client, "INCRBY visits 41");

  char bytes[2560];
  for (size_t i = 0; i < sizeof bytes; ++i) bytes[i] = (char)i;
  ask(client, "SET bytes %b", bytes, sizeof bytes);
  check("binary"), SHOW(client, "STRLEN bytes");
  printf(memcmp(ask(client, "GET bytes")->str, bytes, sizeof bytes) ? " different" : " same");

  ask(client, "SET brief life EX 100");
  const long long left = ask(client, "TTL brief")->integer;
  check("expiry"), printf(left > 0 && left <= 100 ? " true" : " false");
  SHOW(client, "PERSIST brief"), SHOW(client, "TTL brief");
  ask(client, "SET brief life PX 1");
  while (ask(client, "STRLEN brief")->integer) {}
  check("expired"), SHOW(client, "EXISTS brief");

  const char *pipeline[] = {"SET p 1", "INCR p", "GET p", "GET missing"};
  for (int i = 0; i < 4; ++i) redisAppendCommand(client, pipeline[i]);
  check("pipeline");
  for (int i = 0; i < 4; ++i) show(take(client));
  check("transaction"), ask(client, "MULTI"), ask(client, "SET t 1"), ask(client, "INCRBY t 9");
  ask(client, "GET t"), SHOW(client, "EXEC");
  check("watch"), ask(client, "WATCH t"), SHOW(client, "GET t"), ask(client, "MULTI");
  ask(client, "SET t 11"), SHOW(client, "EXEC");
  check("conflict"), ask(client, "WATCH t"), ask(other, "SET t 0"), ask(client, "MULTI");
  ask(client, "SET t 12"), printf(ask(client, "EXEC")->type == REDIS_REPLY_NIL ? " refused" : " done");
  SHOW(client, "GET t");

  check("list"), SHOW(client, "RPUSH jobs a b c"), SHOW(client, "LPOP jobs");
  SHOW(client, "LRANGE jobs 0 -1");
  check("hash"), ask(client, "HSET user name Ada age 36"), SHOW(client, "HINCRBY user age 1");
  redisReply *reply = ask(client, "HGETALL user");
  const int first = strcmp(reply->element[0]->str, "age") ? 2 : 0;
  for (int i = 0, at = first; i < 2; ++i, at = 2 - first)
    printf(" %s=%s", reply->element[at]->str, reply->element[at + 1]->str);
  check("scan"), scan(client);
  check("error"), SHOW(client, "LPUSH greeting x"), SHOW(client, "PING");

  check("message"), hear(listener, client, "SUBSCRIBE news", "news");
  check("pattern"), hear(listener, client, "PSUBSCRIBE n?ws*", "news:sport");
  ask(listener, "UNSUBSCRIBE"), ask(listener, "PUNSUBSCRIBE");
  check("unsubscribed"), SHOW(client, "PUBLISH news anybody?"), SHOW(listener, "GET greeting");

  redisContext *relayed = connected(words[2]);
  redisCommand(relayed, "GET %s", "cut this connection");
  redisReconnect(relayed);
  check("reconnect"), SHOW(relayed, "GET greeting");
  redisFree(client), redisFree(other), redisFree(listener), redisFree(relayed);
  check("quit"), printf(" bye\n");
  return 0;
}
