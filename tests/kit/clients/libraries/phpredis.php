<?php
// phpredis: php phpredis.php PORT RELAYED_PORT. What it prints: ../scenario.py.
[, $port, $relayed_port] = array_map("intval", $argv);

function say(string $check, ...$words) {
    $shown = fn($word) => $word === false ? "nil" : ($word === true ? "OK" : $word);
    echo "$check: ", implode(" ", array_map($shown, $words)), "\n";
}

function connected(int $port): Redis {
    $client = new Redis();
    $client->connect("127.0.0.1", $port);
    return $client;
}

// subscribe() returns only when its connection is closed. So another process publishes, once somebody
// listens, and prints how many did.
function publisher(string $channel, string $text) {
    global $port;
    $code = "\$client = new Redis(); \$client->connect('127.0.0.1', $port);"
          . "while (!\$receivers = \$client->publish('$channel', '$text')); echo \$receivers;";
    return popen(escapeshellarg(PHP_BINARY) . " -r " . escapeshellarg($code), "r");
}

function hear(callable $subscribe, string $pattern, string $channel, string $text): array {
    $publisher = publisher($channel, $text);
    try {
        $subscribe([$pattern], function ($listener, ...$message) use (&$heard) {
            $heard = array_slice($message, -2);
            $listener->close();
        });
    } catch (RedisException $closed) {
    }
    return [fgets($publisher), ...$heard];
}

$client = connected($port);
$other = connected($port);

preg_match("/resp=\d/", $client->rawCommand("CLIENT", "INFO"), $resp);
say("connect", $client->ping() ? "PONG" : "no PONG", $resp[0]);
say("strings", $client->set("greeting", "hello"), $client->get("greeting"), $client->get("missing"),
    $client->incr("visits"), $client->incrBy("visits", 41));

$bytes = str_repeat(implode(array_map("chr", range(0, 255))), 10);
$client->set("bytes", $bytes);
say("binary", $client->strlen("bytes"), $client->get("bytes") === $bytes ? "same" : "different");

$client->set("brief", "life", ["ex" => 100]);
$left = $client->ttl("brief");
say("expiry", $left > 0 && $left <= 100 ? "true" : "false",
    (int)$client->persist("brief"), $client->ttl("brief"));
$client->set("brief", "life", ["px" => 1]);
while ($client->get("brief"));
say("expired", $client->exists("brief"));

say("pipeline", ...$client->pipeline()->set("p", 1)->incr("p")->get("p")->get("missing")->exec());
say("transaction", ...$client->multi()->set("t", 1)->incrBy("t", 9)->get("t")->exec());

$client->watch("t");
say("watch", $client->get("t"), ...$client->multi()->set("t", 11)->exec());
$client->watch("t");
$other->set("t", 0);
$outcome = $client->multi()->set("t", 12)->exec();
say("conflict", $outcome === false ? "refused" : "done", $client->get("t"));

say("list", $client->rPush("jobs", "a", "b", "c"), $client->lPop("jobs"),
    ...$client->lRange("jobs", 0, -1));
$client->hMSet("user", ["name" => "Ada", "age" => 36]);
$age = $client->hIncrBy("user", "age", 1);
$user = $client->hGetAll("user");
ksort($user);
say("hash", $age, ...array_map(fn($field) => "$field={$user[$field]}", array_keys($user)));

for ($i = 0; $i < 100; ++$i) $client->set("scan:$i", "x");
$client->setOption(Redis::OPT_SCAN, Redis::SCAN_RETRY);
for ($keys = [], $cursor = null; $some = $client->scan($cursor, "scan:*"); ) array_push($keys, ...$some);
say("scan", count(array_unique($keys)));

$outcome = $client->lPush("greeting", "x");  // false; the error is kept
say("error", $outcome ?: explode(" ", $client->getLastError())[0], $client->ping() ? "PONG" : "no PONG");

$listener = connected($port);
say("message", ...hear([$listener, "subscribe"], "news", "news", "hello"));
say("pattern", ...hear([$listener, "psubscribe"], "n?ws*", "news:sport", "hello"));
say("unsubscribed", $client->publish("news", "anybody?"), $listener->get("greeting"));

$relayed = connected($relayed_port);
// If the end of the connection is there before it looks, phpredis connects again, and waits for the answer to a
// request that it has not sent again.
$relayed->setOption(Redis::OPT_READ_TIMEOUT, 2);
try {
    $relayed->get("cut this connection");
} catch (RedisException $error) {
}
say("reconnect", $relayed->get("greeting"));

foreach ([$client, $other, $listener, $relayed] as $each) $each->close();
say("quit", "bye");
