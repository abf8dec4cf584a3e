// ioredis: node ioredis.mjs MODULE PORT RELAYED_PORT. What it prints: ../scenario.py.
import { once } from "node:events";
import { createRequire } from "node:module";

const [name, port, relayedPort] = process.argv.slice(2);
const { Redis } = createRequire(process.cwd() + "/")(name);

const say = (check, ...words) => console.log(`${check}: ${words.map((word) => word ?? "nil").join(" ")}`);
const values = (replies) => replies.map(([error, value]) => error ?? value);

const client = new Redis(Number(port));
const other = new Redis(Number(port));

const resp = (await client.call("CLIENT", "INFO")).match(/resp=\d/)[0];
say("connect", await client.ping(), resp);
say("strings", await client.set("greeting", "hello"), await client.get("greeting"),
    await client.get("missing"), await client.incr("visits"), await client.incrby("visits", 41));

const bytes = Buffer.alloc(2560, Uint8Array.from(Array(256).keys()));
await client.set("bytes", bytes);
const back = await client.getBuffer("bytes");
say("binary", await client.strlen("bytes"), bytes.equals(back) ? "same" : "different");

await client.set("brief", "life", "EX", 100);
const left = await client.ttl("brief");
say("expiry", left > 0 && left <= 100, await client.persist("brief"), await client.ttl("brief"));
await client.set("brief", "life", "PX", 1);
while (await client.get("brief")) {}
say("expired", await client.exists("brief"));

say("pipeline", ...values(await client.pipeline().set("p", "1").incr("p").get("p").get("missing").exec()));
say("transaction", ...values(await client.multi().set("t", "1").incrby("t", 9).get("t").exec()));

await client.watch("t");
say("watch", await client.get("t"), ...values(await client.multi().set("t", "11").exec()));
await client.watch("t");
await other.set("t", "0");
const outcome = await client.multi().set("t", "12").exec();
say("conflict", outcome === null ? "refused" : outcome, await client.get("t"));

say("list", await client.rpush("jobs", "a", "b", "c"), await client.lpop("jobs"),
    ...await client.lrange("jobs", 0, -1));
await client.hset("user", { name: "Ada", age: 36 });
const age = await client.hincrby("user", "age", 1);
const user = await client.hgetall("user");
say("hash", age, ...Object.keys(user).sort().map((field) => `${field}=${user[field]}`));

await Promise.all([...Array(100).keys()].map((i) => client.set(`scan:${i}`, "x")));
const keys = new Set();
for await (const found of client.scanStream({ match: "scan:*" })) found.forEach((key) => keys.add(key));
say("scan", keys.size);

const error = await client.lpush("greeting", "x").catch((error) => error);
say("error", error.message.split(" ")[0], await client.ping());

const listener = new Redis(Number(port));
await listener.subscribe("news");
let message = once(listener, "message");
say("message", await client.publish("news", "hello"), ...await message);
await listener.psubscribe("n?ws*");
message = once(listener, "pmessage");
say("pattern", await client.publish("news:sport", "hello"), ...(await message).slice(1));
if (resp === "resp=3") say("meanwhile", await listener.get("greeting"));
await listener.unsubscribe("news");
await listener.punsubscribe("n?ws*");
say("unsubscribed", await client.publish("news", "anybody?"), await listener.get("greeting"));

const relayed = new Redis(Number(relayedPort));
relayed.on("error", () => {});  // it connects again by itself
await relayed.get("cut this connection").catch(() => {});
say("reconnect", await relayed.get("greeting"));

await Promise.all([client, other, listener, relayed].map((each) => each.quit()));
say("quit", "bye");
