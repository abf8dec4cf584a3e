<?php
// Predis: php predis.php PORT RELAYED_PORT. What it prints: ../scenario.py.
require "Predis/Autoloader.php";
Predis\Autoloader::register();

[, $port, $relayed_port] = array_map("intval", $argv);

function say(string $check, ...$words) {
    echo "$check: ", implode(" ", array_map(fn($word) => $word ?? "nil", $words)), "\n";
}

$client = new Predis\Client(["port" => $port]);
$other = new Predis\Client(["port" => $port]);

preg_match("/resp=\d/", $client->executeRaw(["CLIENT", "INFO"]), $resp);
say("connect", $client->ping(), $resp[0]);
say("strings", $client->set("greeting", "hello"), $client->get("greeting"), $client->get("missing"),
    $client->incr("visits"), $client->incrby("visits", 41));

$bytes = str_repeat(implode(array_map("chr", range(0, 255))), 10);
$client->set("bytes", $bytes);
say("binary", $client->strlen("bytes"), $client->get("bytes") === $bytes ? "same" : "different");

$client->set("brief", "life", "EX", 100);
$left = $client->ttl("brief");
say("expiry", $left > 0 && $left <= 100 ? "true" : "false", $client->persist("brief"), $client->ttl("brief"));
$client->set("brief", "life", "PX", 1);
while ($client->get("brief"));
say("expired", $client->exists("brief"));

say("pipeline", ...$client->pipeline(fn($p) => $p->set("p", 1)->incr("p")->get("p")->get("missing")));
say("transaction", ...$client->transaction(fn($t) => $t->set("t", 1)->incrby("t", 9)->get("t")));

$cas = ["cas" => true, "watch" => "t", "retry" => 0];
$client->transaction($cas, function ($t) use (&$read) {
    $read = $t->get("t");
    $t->multi();
    $t->set("t", 11);
});
say("watch", $read, $client->get("t") === "11" ? "OK" : "not written");
try {
    $client->transaction($cas, function ($t) use ($other) {
        $t->get("t");
        $other->set("t", 0);
        $t->multi();
        $t->set("t", 12);
    });
    $outcome = "done";
} catch (Predis\Transaction\AbortedMultiExecException $error) {
    $outcome = "refused";
}
say("conflict", $outcome, $client->get("t"));

say("list", $client->rpush("jobs", ["a", "b", "c"]), $client->lpop("jobs"),
    ...$client->lrange("jobs", 0, -1));
$client->hmset("user", ["name" => "Ada", "age" => 36]);
$age = $client->hincrby("user", "age", 1);
$user = $client->hgetall("user");
ksort($user);
say("hash", $age, ...array_map(fn($field) => "$field={$user[$field]}", array_keys($user)));

for ($i = 0; $i < 100; ++$i) $client->set("scan:$i", "x");
$keys = iterator_to_array(new Predis\Collection\Iterator\Keyspace($client, "scan:*"), false);
say("scan", count(array_unique($keys)));

try {
    $outcome = $client->lpush("greeting", ["x"]);
} catch (Predis\Response\ServerException $error) {
    $outcome = $error->getErrorType();
}
say("error", $outcome, $client->ping());

function hear($client, $other, array $what, string $channel, string $text): array {
    foreach ($loop = $client->pubSubLoop($what) as $message) {
        if ($message->payload === 1) {  // subscribed to one channel
            $receivers = $other->publish($channel, $text);
        } elseif ($message->payload === $text) {
            $heard = [$receivers, $message->channel, $message->payload];
            $loop->stop();
        }
    }
    return $heard;
}
$listener = new Predis\Client(["port" => $port, "read_write_timeout" => 60]);
say("message", ...hear($listener, $other, ["subscribe" => "news"], "news", "hello"));
say("pattern", ...hear($listener, $other, ["psubscribe" => "n?ws*"], "news:sport", "hello"));
say("unsubscribed", $client->publish("news", "anybody?"), $listener->get("greeting"));

$relayed = new Predis\Client(["port" => $relayed_port]);
try {
    $relayed->get("cut this connection");
} catch (Predis\Connection\ConnectionException $error) {
}
say("reconnect", $relayed->get("greeting"));

foreach ([$client, $other, $listener, $relayed] as $each) $each->quit();
say("quit", "bye");
