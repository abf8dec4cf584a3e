# redis-rb: ruby redis_rb.rb PORT RELAYED_PORT. What it prints: ../scenario.py.
require "redis"

PORT, RELAYED_PORT = ARGV.map(&:to_i)
Redis.silence_deprecations = true if Redis.respond_to?(:silence_deprecations=)

def say(check, *words)
  puts "#{check}: " + words.map { |word| word.nil? ? "nil" : word }.join(" ")
end

client = Redis.new(port: PORT)
other = Redis.new(port: PORT)

say("connect", client.ping, client.call("CLIENT", "INFO")[/resp=\d/])
say("strings", client.set("greeting", "hello"), client.get("greeting"), client.get("missing"),
    client.incr("visits"), client.incrby("visits", 41))

bytes = (0..255).to_a.pack("C*") * 10
client.set("bytes", bytes)
say("binary", client.strlen("bytes"), client.get("bytes").b == bytes ? "same" : "different")

client.set("brief", "life", ex: 100)
say("expiry", client.ttl("brief").between?(1, 100), client.persist("brief") ? 1 : 0, client.ttl("brief"))
client.set("brief", "life", px: 1)
nil while client.get("brief")
say("expired", client.exists("brief"))

say("pipeline", *client.pipelined { |p| p.set("p", 1); p.incr("p"); p.get("p"); p.get("missing") })
say("transaction", *client.multi { |t| t.set("t", 1); t.incrby("t", 9); t.get("t") })

client.watch("t") do
  read = client.get("t")
  say("watch", read, *client.multi { |t| t.set("t", 11) })
end
outcome = client.watch("t") do
  other.set("t", 0)
  client.multi { |t| t.set("t", 12) }
end
say("conflict", outcome.nil? ? "refused" : outcome, client.get("t"))

say("list", client.rpush("jobs", %w[a b c]), client.lpop("jobs"), *client.lrange("jobs", 0, -1))
client.hset("user", { "name" => "Ada", "age" => 36 })
say("hash", client.hincrby("user", "age", 1), *client.hgetall("user").sort.map { |pair| pair.join("=") })

100.times { |i| client.set("scan:#{i}", "x") }
say("scan", client.scan_each(match: "scan:*").to_a.uniq.size)

begin
  outcome = client.lpush("greeting", "x")
rescue Redis::CommandError => error
  outcome = error.message.split.first
end
say("error", outcome, client.ping)

listener = Redis.new(port: PORT)
receivers = nil
listener.subscribe("news") do |on|
  on.subscribe { receivers = other.publish("news", "hello") }
  on.message do |channel, text|
    say("message", receivers, channel, text)
    listener.unsubscribe
  end
end
listener.psubscribe("n?ws*") do |on|
  on.psubscribe { receivers = other.publish("news:sport", "hello") }
  on.pmessage do |_, channel, text|
    say("pattern", receivers, channel, text)
    listener.punsubscribe
  end
end
say("unsubscribed", client.publish("news", "anybody?"), listener.get("greeting"))

relayed = Redis.new(port: RELAYED_PORT)
begin
  relayed.get("cut this connection")
rescue Redis::BaseConnectionError
  nil
end
say("reconnect", relayed.get("greeting"))

[client, other, listener, relayed].each(&:quit)
say("quit", "bye")
