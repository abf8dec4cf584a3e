"""redis-py: python3 redis_py.py PORT RELAYED_PORT. What it prints: ../scenario.py."""
import sys

import redis

port, relayed_port = map(int, sys.argv[1:])


def say(check, *words):
    print(f"{check}:", *("nil" if word is None else "OK" if word is True else word for word in words))


def next_message(pubsub, kind):
    while (message := pubsub.get_message(timeout=60))["type"] != kind:
        pass
    return message["channel"], message["data"]


client = redis.Redis(port=port, decode_responses=True)
other = redis.Redis(port=port, decode_responses=True)

say("connect", "PONG" if client.ping() else "no PONG", "resp=" + client.client_info()["resp"])
say("strings", client.set("greeting", "hello"), client.get("greeting"), client.get("missing"),
    client.incr("visits"), client.incrby("visits", 41))

data, raw = bytes(range(256)) * 10, redis.Redis(port=port)
raw.set("bytes", data)
say("binary", raw.strlen("bytes"), "same" if raw.get("bytes") == data else "different")

client.set("brief", "life", ex=100)
say("expiry", str(0 < client.ttl("brief") <= 100).lower(), int(client.persist("brief")), client.ttl("brief"))
client.set("brief", "life", px=1)
while client.get("brief"):
    pass
say("expired", client.exists("brief"))

say("pipeline", *client.pipeline(transaction=False).set("p", 1).incr("p").get("p").get("missing").execute())
say("transaction", *client.pipeline().set("t", 1).incrby("t", 9).get("t").execute())

with client.pipeline() as transaction:
    transaction.watch("t")
    read = transaction.get("t")
    transaction.multi()
    say("watch", read, *transaction.set("t", 11).execute())
    transaction.watch("t")
    other.set("t", 0)
    transaction.multi()
    try:
        outcome = transaction.set("t", 12).execute()
    except redis.WatchError:
        outcome = "refused"
say("conflict", outcome, client.get("t"))

say("list", client.rpush("jobs", "a", "b", "c"), client.lpop("jobs"), *client.lrange("jobs", 0, -1))
client.hset("user", mapping={"name": "Ada", "age": 36})
say("hash", client.hincrby("user", "age", 1),
    *(f"{field}={value}" for field, value in sorted(client.hgetall("user").items())))

for i in range(100):
    client.set(f"scan:{i}", "x")
say("scan", len(set(client.scan_iter("scan:*"))))

try:
    outcome = client.lpush("greeting", "x")
except redis.ResponseError as error:
    outcome = str(error).split()[0]
say("error", outcome, "PONG" if client.ping() else "no PONG")

listener = client.pubsub()
listener.subscribe("news")
next_message(listener, "subscribe")
say("message", client.publish("news", "hello"), *next_message(listener, "message"))
listener.psubscribe("n?ws*")
next_message(listener, "psubscribe")
say("pattern", client.publish("news:sport", "hello"), *next_message(listener, "pmessage"))
listener.unsubscribe()
listener.punsubscribe()
next_message(listener, "unsubscribe")
next_message(listener, "punsubscribe")
say("unsubscribed", client.publish("news", "anybody?"), client.get("greeting"))

relayed = redis.Redis(port=relayed_port, decode_responses=True)
try:
    relayed.get("cut this connection")
except redis.ConnectionError:
    pass
say("reconnect", relayed.get("greeting"))

for each in (client, other, raw, listener, relayed):
    each.close()
say("quit", "bye")
