// What redis-cli does with a line: splits it, sends the request, and shows the reply.
import { fromText } from './bytes.mjs'
import { readAll, show } from './replies.mjs'
import { request, split } from './words.mjs'

const SUBSCRIPTIONS = ['subscribe', 'unsubscribe', 'psubscribe', 'punsubscribe'].map(fromText)
const shown = (bytes) => readAll(bytes).map((reply) => show(reply)).join('\n')

export class Conversation {
  /** `onPush(text)`: something has come that nobody here has asked for. */
  constructor(server, onPush = () => {}) {
    this.server = server
    this.onPush = onPush
    this.connect()
  }

  connect() {
    this.client = this.server.connect()
    this.client.onPush = (bytes) => this.onPush(shown(bytes))
    this.inTransaction = false
    this.subscriptions = 0
  }

  get prompt() {
    return `redis${this.inTransaction ? '(TX)' : ''}${this.subscriptions ? '(subscribed mode)' : ''}>`
  }

  /** What to show, and the bytes of both directions. */
  run(line) {
    const words = split(line)
    if (!words) return { text: 'Invalid argument(s)', sent: '', received: '' }
    if (!words.length) return { text: '', sent: '', received: '' }
    const sent = request(words), received = this.client.send(sent)
    this.follow(words[0].toLowerCase(), readAll(received))
    return { text: this.client.isOpen ? shown(received) : `${shown(received)}\n${this.reconnect()}`, sent, received }
  }

  /** What redis-cli knows of the connection, from the replies. */
  follow(name, replies) {
    const isOk = replies[0]?.kind !== '-'
    if (name === 'multi' && isOk) this.inTransaction = true
    if (['exec', 'discard', 'reset'].includes(name)) this.inTransaction = false
    if (name === 'reset') this.subscriptions = 0
    for (const { value } of replies)
      if (Array.isArray(value) && SUBSCRIPTIONS.includes(value[0]?.value)) this.subscriptions = Number(value[2].value)
  }

  reconnect() {
    this.client.close()
    this.connect()
    return '(the server has closed the connection; your next command uses a new one)'
  }

  close() { this.client.close() }
}
