# Perl's Redis: perl perl_redis.pl PORT RELAYED_PORT. What it prints: ../scenario.py.
use strict;
use warnings;
use List::Util 'uniq';
use Redis;

my ($port, $relayed_port) = @ARGV;
$| = 1;

sub say { my $check = shift; print "$check: " . join(" ", map { $_ // "nil" } @_) . "\n" }
sub connected { Redis->new(server => "127.0.0.1:$_[0]", reconnect => 60, every => 1000) }

my ($client, $other) = (connected($port), connected($port));

say("connect", $client->ping, $client->client_info =~ /(resp=\d)/);
say("strings", $client->set(greeting => "hello"), $client->get("greeting"), $client->get("missing"),
    $client->incr("visits"), $client->incrby(visits => 41));

my $bytes = join("", map { chr } 0 .. 255) x 10;
$client->set(bytes => $bytes);
say("binary", $client->strlen("bytes"), $client->get("bytes") eq $bytes ? "same" : "different");

$client->set(brief => "life", EX => 100);
my $left = $client->ttl("brief");
say("expiry", $left > 0 && $left <= 100 ? "true" : "false", $client->persist("brief"), $client->ttl("brief"));
$client->set(brief => "life", PX => 1);
1 while $client->get("brief");
say("expired", $client->exists("brief"));

my @replies;
my $keep = sub { push @replies, $_[0] };
$client->set(p => 1, $keep);
$client->incr("p", $keep);
$client->get("p", $keep);
$client->get("missing", $keep);
$client->wait_all_responses;
say("pipeline", @replies);

$client->multi;
$client->set(t => 1);
$client->incrby(t => 9);
$client->get("t");
say("transaction", $client->exec);

$client->watch("t");
my $read = $client->get("t");
$client->multi;
$client->set(t => 11);
say("watch", $read, $client->exec);
$client->watch("t");
$other->set(t => 0);
$client->multi;
$client->set(t => 12);
my @outcome = $client->exec;
say("conflict", defined $outcome[0] ? @outcome : "refused", $client->get("t"));

say("list", $client->rpush("jobs", "a", "b", "c"), $client->lpop("jobs"),
    $client->lrange("jobs", 0, -1));
$client->hset("user", name => "Ada", age => 36);
my $age = $client->hincrby("user", age => 1);
my %user = $client->hgetall("user");
say("hash", $age, map { "$_=$user{$_}" } sort keys %user);

$client->set("scan:$_" => "x") for 0 .. 99;
my ($cursor, @keys) = (0);
do {
    ($cursor, my $some) = $client->scan($cursor, MATCH => "scan:*");
    push @keys, @$some;
} while $cursor;
say("scan", scalar(uniq @keys));

my $done = eval { $client->lpush("greeting", "x") };
say("error", $done // $@ =~ /\[lpush\] (\w+)/, $client->ping);

my $listener = connected($port);
my @heard;
my $listen = sub { my ($text, $channel) = @_; @heard = ($channel, $text) };
$listener->subscribe("news", $listen);
my $receivers = $client->publish("news", "hello");
$listener->wait_for_messages(0.01) until @heard;
say("message", $receivers, splice @heard);
$listener->psubscribe("n?ws*", $listen);
$receivers = $client->publish("news:sport", "hello");
$listener->wait_for_messages(0.01) until @heard;
say("pattern", $receivers, @heard);
$listener->unsubscribe("news", $listen);
$listener->punsubscribe("n?ws*", $listen);
say("unsubscribed", $client->publish("news", "anybody?"), $listener->get("greeting"));

my $relayed = connected($relayed_port);
eval { $relayed->get("cut this connection") };
say("reconnect", $relayed->get("greeting"));

$_->quit for $client, $other, $listener, $relayed;
say("quit", "bye");
