// The server in the page, for JavaScript. It is loaded once; each Server is one of its own, with its own keys, clients and clock.
import { fromArray, toArray } from './bytes.mjs'

/** `open`: the function that engine.mjs exports. */
export async function load(open, settings) {
  const engine = await open(settings)
  return { newServer: () => new Server(engine), parsed: (bytes) => parsed(engine, bytes) }
}

const textOf = (engine, size) => engine.HEAPU8.slice(engine._text(), engine._text() + size)
const rowsOf = (engine, size) => new TextDecoder().decode(textOf(engine, size)).trimEnd().split('\n').map((row) => row.split('\t'))

function withBytes(engine, bytes, call) {
  const at = engine._malloc(bytes.length || 1)
  try {
    engine.HEAPU8.set(toArray(bytes), at)
    return call(at, bytes.length)
  } finally {
    engine._free(at)
  }
}

/** What the parser makes of the bytes: the complete requests, how many bytes they took, and the error, if there is one. */
function parsed(engine, bytes) {
  const size = withBytes(engine, bytes, (at, length) => engine._parsed_rows(at, length))
  const text = new TextDecoder().decode(textOf(engine, size)).slice(0, -1)
  const [[used, error], ...requests] = text.split('\n').map((row) => row.split('\t'))
  return { used: Number(used), error, requests }
}

class Server {
  constructor(engine) {
    this.engine = engine
    this.address = engine._new_server()
    this.clients = new Set()
    this.watchers = new Set()
    this.setTime(Date.now())
  }

  /** The clock: milliseconds since 1970. It stays there until the next call. */
  setTime(milliseconds) {
    this.now = milliseconds
    this.engine._set_time(this.address, milliseconds)
    this.changed()
  }

  /** What the program does once a second while nobody asks: the clock goes on, and active expiry runs. */
  catchUp(now = Date.now()) {
    const seconds = (now - this.now) / 1000
    this.setTime(now)
    if (seconds >= 1) this.removeExpired()
  }

  connect() {
    const client = new Client(this)
    this.clients.add(client)
    return client
  }

  /** The table: how many buckets it has, and where the keys are. */
  slots() {
    const [[buckets], ...rows] = rowsOf(this.engine, this.engine._slot_rows(this.address))
    const keys = rows.map(([bucket, slot, home, key, type, left]) =>
      ({ bucket: Number(bucket), slot: Number(slot), home: Number(home), key, type, left: Number(left) }))
    return { buckets: Number(buckets), keys }
  }

  /** One cycle of active expiry: what it drew, what of that it removed, and whether it is worth another one. */
  sample() {
    const [[again], ...rows] = rowsOf(this.engine, this.engine._sample_rows(this.address))
    this.changed()
    return { again: again === '1', draws: rows.map(([key, removed]) => ({ key, removed: removed === '1' })) }
  }

  /** Active expiry as the program runs it: cycles until one is not worth another. */
  removeExpired() {
    while (this.sample().again);
  }

  /** From now on, calls `watcher` when something may have changed. */
  watch(watcher) { this.watchers.add(watcher) }
  changed() { for (const watcher of this.watchers) watcher() }

  close() {
    for (const client of [...this.clients]) client.close()
    this.engine._delete_server(this.address)
  }
}

class Client {
  constructor(server) {
    this.server = server
    this.address = server.engine._connect_client(server.address)
    this.onPush = () => {}
  }

  get isOpen() { return Boolean(this.server.engine._is_open(this.address)) }

  /** Sends the bytes, which may end anywhere, and returns what comes back. Others may get something, too: see onPush(). */
  send(bytes) {
    withBytes(this.server.engine, bytes, (at, length) => this.server.engine._receive(this.address, at, length))
    const output = this.output()
    for (const other of this.server.clients) if (other !== this) other.deliver()
    this.server.changed()
    return output
  }

  output() {
    return fromArray(textOf(this.server.engine, this.server.engine._take_output(this.address)))
  }

  deliver() {
    const bytes = this.output()
    if (bytes) this.onPush(bytes)
  }

  close() {
    this.server.clients.delete(this)
    this.server.engine._disconnect_client(this.server.address, this.address)
  }
}
