// Two servers of socket.io, which tell each other through Redis what to send: node socket_io.mjs PORT
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const { createClient } = require("redis");
const { createAdapter } = require("@socket.io/redis-adapter");
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const clients = [];
async function connected() {
  clients.push(createClient({ socket: { port: Number(process.argv[2]) } }));
  await clients.at(-1).connect();
  return clients.at(-1);
}

async function started() {
  const http = createServer().listen(0, "127.0.0.1");
  await once(http, "listening");
  const server = new Server(http, { adapter: createAdapter(await connected(), await connected()) });
  server.on("connection", (socket) => socket.on("join", (room, joined) => { socket.join(room); joined(); }));
  return { server, url: `http://127.0.0.1:${http.address().port}` };
}

const [one, two] = [await started(), await started()];
const guests = [one.url, two.url].map((url) => connect(url, { transports: ["websocket"] }));
await Promise.all(guests.map((guest) => once(guest, "connect")));
const heard = (event) => Promise.all(guests.map((guest) => once(guest, event)));

let messages = heard("news");
one.server.emit("news", "hello");
console.log("everybody:", ...(await messages).flat());

await guests[1].emitWithAck("join", "room");
guests[0].on("secret", () => console.log("this is not for who is not in the room"));
messages = once(guests[1], "secret");
one.server.to("room").emit("secret", Buffer.from([0, 255]));
console.log("a room:", ...(await messages)[0]);

console.log("servers:", await one.server.of("/").adapter.serverCount());
console.log("sockets:", (await one.server.fetchSockets()).length);
two.server.on("question", (text, answer) => answer(`${text} Yes.`));
console.log("asks the other:", ...await one.server.serverSideEmitWithAck("question", "Are you there?"));

guests.forEach((guest) => guest.disconnect());
await Promise.all([one, two].map(({ server }) => server.close()));
await Promise.all(clients.map((client) => client.quit()));
console.log("end");
