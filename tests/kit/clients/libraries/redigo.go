// Redigo: redigo PORT RELAYED_PORT. What it prints: ../scenario.py.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	"github.com/gomodule/redigo/redis"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func text(word any) string {
	switch word := word.(type) {
	case nil:
		return "nil"
	case []byte:
		return string(word)
	case []any:
		texts := make([]string, len(word))
		for i := range word {
			texts[i] = text(word[i])
		}
		return strings.Join(texts, " ")
	}
	return fmt.Sprint(word)
}

func say(check string, words ...any) { fmt.Println(check + ": " + text(words)) }

// The replies to commands that are sent together.
func together(c redis.Conn, commands ...string) (replies []any) {
	for _, command := range commands {
		words := redis.Args{}.AddFlat(strings.Fields(command))
		c.Send(words[0].(string), words[1:]...)
	}
	c.Flush()
	for range commands {
		replies = append(replies, must(c.Receive()))
	}
	return
}

func hear(listener redis.PubSubConn, c redis.Conn, listen func(...any) error, pattern, channel string) []any {
	listen(pattern)
	listener.Receive()
	receivers := must(c.Do("PUBLISH", channel, "hello"))
	message := listener.Receive().(redis.Message)
	return []any{receivers, message.Channel, message.Data}
}

func main() {
	dial := func() (redis.Conn, error) { return redis.Dial("tcp", "127.0.0.1:"+os.Args[1]) }
	dialRelay := func() (redis.Conn, error) { return redis.Dial("tcp", "127.0.0.1:"+os.Args[2]) }
	c, other, listener := must(dial()), must(dial()), redis.PubSubConn{Conn: must(dial())}
	do := func(command string) any { return together(c, command)[0] }

	say("connect", do("PING"), regexp.MustCompile(`resp=\d`).FindString(text(do("CLIENT INFO"))))
	say("strings", do("SET greeting hello"), do("GET greeting"), do("GET missing"), do("INCR visits"),
		do("INCRBY visits 41"))

	data := make([]byte, 2560)
	for i := range data {
		data[i] = byte(i)
	}
	must(c.Do("SET", "bytes", data))
	same := map[bool]string{true: "same", false: "different"}
	say("binary", do("STRLEN bytes"), same[bytes.Equal(data, do("GET bytes").([]byte))])

	do("SET brief life EX 100")
	left := do("TTL brief").(int64)
	say("expiry", left > 0 && left <= 100, do("PERSIST brief"), do("TTL brief"))
	for do("SET brief life PX 1"); do("GET brief") != nil; {
	}
	say("expired", do("EXISTS brief"))

	say("pipeline", together(c, "SET p 1", "INCR p", "GET p", "GET missing"))
	say("transaction", together(c, "MULTI", "SET t 1", "INCRBY t 9", "GET t", "EXEC")[4])

	do("WATCH t")
	say("watch", do("GET t"), together(c, "MULTI", "SET t 11", "EXEC")[2])
	do("WATCH t")
	must(other.Do("SET", "t", 0))
	outcome := together(c, "MULTI", "SET t 12", "EXEC")[2]
	if outcome == nil {
		outcome = "refused"
	}
	say("conflict", outcome, do("GET t"))

	say("list", do("RPUSH jobs a b c"), do("LPOP jobs"), do("LRANGE jobs 0 -1"))
	do("HSET user name Ada age 36")
	age, user := do("HINCRBY user age 1"), must(redis.StringMap(c.Do("HGETALL", "user")))
	say("hash", age, "age="+user["age"], "name="+user["name"])

	keys, cursor := map[string]bool{}, "0"
	for i := 0; i < 100; i++ {
		do(fmt.Sprintf("SET scan:%d x", i))
	}
	for start := true; start || cursor != "0"; start = false {
		page := must(redis.Values(c.Do("SCAN", cursor, "MATCH", "scan:*")))
		cursor = text(page[0])
		for _, key := range page[1].([]any) {
			keys[text(key)] = true
		}
	}
	say("scan", len(keys))

	_, err := c.Do("LPUSH", "greeting", "x")
	say("error", strings.Fields(err.(redis.Error).Error())[0], do("PING"))

	say("message", hear(listener, other, listener.Subscribe, "news", "news")...)
	say("pattern", hear(listener, other, listener.PSubscribe, "n?ws*", "news:sport")...)
	together(listener.Conn, "UNSUBSCRIBE", "PUNSUBSCRIBE")
	say("unsubscribed", do("PUBLISH news anybody?"), together(listener.Conn, "GET greeting"))

	pool := redis.Pool{Dial: dialRelay, MaxIdle: 1}
	relayed := pool.Get()
	relayed.Do("GET", "cut this connection")
	relayed.Close()
	relayed = pool.Get()
	say("reconnect", must(relayed.Do("GET", "greeting")))
	for _, each := range []io.Closer{relayed, &pool, c, other, listener.Conn} {
		must(0, each.Close())
	}
	say("quit", "bye")
}
