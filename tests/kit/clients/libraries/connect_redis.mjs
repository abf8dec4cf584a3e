// connect-redis, which keeps the sessions of a web server: node connect_redis.mjs PORT
import { createRequire } from "node:module";
import { promisify } from "node:util";

const require = createRequire(process.cwd() + "/");
const { createClient } = require("redis");
const { RedisStore } = require("connect-redis");

const client = createClient({ socket: { port: Number(process.argv[2]) } });
await client.connect();
const store = new RedisStore({ client });
const call = (method, ...words) => promisify(store[method]).apply(store, words);

const session = (user, maxAge) => ({ user, cookie: { expires: new Date(Date.now() + maxAge) } });
await call("set", "ada", session("Ada", 100_000));
console.log("get:", (await call("get", "ada")).user, await call("get", "nobody"));
const left = await client.ttl("sess:ada");
console.log("expires:", left > 0 && left <= 100);
await call("touch", "ada", session("Ada", 1_000_000));
console.log("touch:", await client.ttl("sess:ada") > 100);
await call("set", "bob", session("Bob", 100_000));
console.log("all:", (await call("all")).map(({ id, user }) => `${id} ${user}`).sort().join(", "));
console.log("length:", await call("length"));
await call("destroy", "ada");
console.log("destroy:", (await call("ids")).join());
await call("clear");
console.log("clear:", await call("length"));
await client.quit();
