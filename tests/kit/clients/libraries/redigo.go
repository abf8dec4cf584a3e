// Redigo: redigo PORT RELAYED_PORT. What it prints: ../scenario.py.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"sort"
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

type client struct{ redis.Conn }

func connect(port string) client { return client{must(redis.Dial("tcp", "127.0.0.1:"+port))} }

func (c client) do(command string, words ...any) any { return must(c.Do(command, words...)) }

// The replies to commands that are sent together; each is one string.
func (c client) together(commands ...string) (replies []any) {
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

func hear(listener redis.PubSubConn, other client, listen func(...any) error, pattern, channel string) []any {
	listen(pattern)
	listener.Receive()
	receivers := other.do("PUBLISH", channel, "hello")
	message := listener.Receive().(redis.Message)
	return []any{receivers, message.Channel, message.Data}
}

func main() {
	port, relayedPort := os.Args[1], os.Args[2]
	c, other := connect(port), connect(port)

	info := must(redis.String(c.Do("CLIENT", "INFO")))
	say("connect", c.do("PING"), regexp.MustCompile(`resp=\d`).FindString(info))
	say("strings", c.do("SET", "greeting", "hello"), c.do("GET", "greeting"), c.do("GET", "missing"),
		c.do("INCR", "visits"), c.do("INCRBY", "visits", 41))

	data := make([]byte, 2560)
	for i := range data {
		data[i] = byte(i)
	}
	c.do("SET", "bytes", data)
	same := map[bool]string{true: "same", false: "different"}
	say("binary", c.do("STRLEN", "bytes"), same[bytes.Equal(data, c.do("GET", "bytes").([]byte))])

	c.do("SET", "brief", "life", "EX", 100)
	left := c.do("TTL", "brief").(int64)
	say("expiry", left > 0 && left <= 100, c.do("PERSIST", "brief"), c.do("TTL", "brief"))
	for c.do("SET", "brief", "life", "PX", 1); c.do("GET", "brief") != nil; {
	}
	say("expired", c.do("EXISTS", "brief"))

	say("pipeline", c.together("SET p 1", "INCR p", "GET p", "GET missing"))
	say("transaction", c.together("MULTI", "SET t 1", "INCRBY t 9", "GET t", "EXEC")[4])

	c.do("WATCH", "t")
	say("watch", c.do("GET", "t"), c.together("MULTI", "SET t 11", "EXEC")[2])
	c.do("WATCH", "t")
	other.do("SET", "t", 0)
	outcome := c.together("MULTI", "SET t 12", "EXEC")[2]
	if outcome == nil {
		outcome = "refused"
	}
	say("conflict", outcome, c.do("GET", "t"))

	say("list", c.do("RPUSH", "jobs", "a", "b", "c"), c.do("LPOP", "jobs"), c.do("LRANGE", "jobs", 0, -1))
	c.do("HSET", "user", "name", "Ada", "age", 36)
	age, pairs := c.do("HINCRBY", "user", "age", 1), []string{}
	for field, value := range must(redis.StringMap(c.Do("HGETALL", "user"))) {
		pairs = append(pairs, field+"="+value)
	}
	sort.Strings(pairs)
	say("hash", age, strings.Join(pairs, " "))

	keys, cursor := map[string]bool{}, "0"
	for i := 0; i < 100; i++ {
		c.do("SET", fmt.Sprint("scan:", i), "x")
	}
	for start := true; start || cursor != "0"; start = false {
		reply, some := must(redis.Values(c.Do("SCAN", cursor, "MATCH", "scan:*"))), []string{}
		must(redis.Scan(reply, &cursor, &some))
		for _, key := range some {
			keys[key] = true
		}
	}
	say("scan", len(keys))

	_, err := c.Do("LPUSH", "greeting", "x")
	say("error", strings.Fields(err.(redis.Error).Error())[0], c.do("PING"))

	listener := redis.PubSubConn{Conn: connect(port)}
	say("message", hear(listener, other, listener.Subscribe, "news", "news"))
	say("pattern", hear(listener, other, listener.PSubscribe, "n?ws*", "news:sport"))
	listener.Conn.Do("UNSUBSCRIBE")
	listener.Conn.Do("PUNSUBSCRIBE")
	say("unsubscribed", c.do("PUBLISH", "news", "anybody?"), must(listener.Conn.Do("GET", "greeting")))

	dial := func() (redis.Conn, error) { return redis.Dial("tcp", "127.0.0.1:"+relayedPort) }
	pool := redis.Pool{Dial: dial, MaxIdle: 1}
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
