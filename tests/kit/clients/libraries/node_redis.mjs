// node-redis: node node_redis.mjs MODULE PORT RELAYED_PORT. What it prints: ../scenario.py.
import { createRequire } from "node:module";

const [name, port, relayedPort] = process.argv.slice(2);
const { createClient, commandOptions, RESP_TYPES } = createRequire(process.cwd() + "/")(name);

const say = (check, ...words) => console.log(`${check}: ${words.map((word) => word ?? "nil").join(" ")}`);

async function connect(to = port) {
  const client = createClient({ socket: { port: Number(to) } });
  client.on("error", () => {});  // it connects again by itself
  await client.connect();
  return client;
}

const client = await connect();
const other = await connect();

const resp = (await client.sendCommand(["CLIENT", "INFO"])).toString().match(/resp=\d/)[0];
say("connect", await client.ping(), resp);
say("strings", await client.set("greeting", "hello"), await client.get("greeting"),
    await client.get("missing"), await client.incr("visits"), await client.incrBy("visits", 41));

const bytes = Buffer.alloc(2560, Uint8Array.from(Array(256).keys()));
await client.set("bytes", bytes);
const back = commandOptions ? await client.get(commandOptions({ returnBuffers: true }), "bytes")
                            : await client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }).get("bytes");
say("binary", await client.strLen("bytes"), bytes.equals(back) ? "same" : "different");

await client.set("brief", "life", { EX: 100 });
const left = await client.ttl("brief");
say("expiry", left > 0 && left <= 100, Number(await client.persist("brief")), await client.ttl("brief"));
await client.set("brief", "life", { PX: 1 });
while (await client.get("brief")) {}
say("expired", await client.exists("brief"));

say("pipeline", ...await Promise.all(
    [client.set("p", "1"), client.incr("p"), client.get("p"), client.get("missing")]));
say("transaction", ...await client.multi().set("t", "1").incrBy("t", 9).get("t").exec());

await client.watch("t");
say("watch", await client.get("t"), ...await client.multi().set("t", "11").exec());
await client.watch("t");
await other.set("t", "0");
const outcome = await client.multi().set("t", "12").exec().catch((error) => error.constructor.name);
say("conflict", outcome === "WatchError" ? "refused" : outcome, await client.get("t"));

say("list", await client.rPush("jobs", ["a", "b", "c"]), await client.lPop("jobs"),
    ...await client.lRange("jobs", 0, -1));
await client.hSet("user", { name: "Ada", age: 36 });
const age = await client.hIncrBy("user", "age", 1);
const user = await client.hGetAll("user");
say("hash", age, ...Object.keys(user).sort().map((field) => `${field}=${user[field]}`));

await Promise.all([...Array(100).keys()].map((i) => client.set(`scan:${i}`, "x")));
const keys = new Set();
for await (const found of client.scanIterator({ MATCH: "scan:*" }))
  [found].flat().forEach((key) => keys.add(key));
say("scan", keys.size);

const error = await client.lPush("greeting", "x").catch((error) => error);
say("error", error.message.split(" ")[0], await client.ping());

const listener = await connect();
async function hear(subscribe, channel, text) {
  let resolve;
  const heard = new Promise((when) => (resolve = when));
  await subscribe((text, channel) => resolve([channel, text]));
  return [await client.publish(channel, text), ...await heard];
}
say("message", ...await hear((listen) => listener.subscribe("news", listen), "news", "hello"));
say("pattern", ...await hear((listen) => listener.pSubscribe("n?ws*", listen), "news:sport", "hello"));
if (resp === "resp=3") say("meanwhile", await listener.get("greeting"));
await listener.unsubscribe("news");
await listener.pUnsubscribe("n?ws*");
say("unsubscribed", await client.publish("news", "anybody?"), await listener.get("greeting"));

const relayed = await connect(relayedPort);
await relayed.get("cut this connection").catch(() => {});
say("reconnect", await relayed.get("greeting"));

await Promise.all([client, other, listener, relayed].map((each) => each.quit()));
say("quit", "bye");
