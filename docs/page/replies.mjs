// Replies: bytes in, values out; and values as redis-cli shows them. Redis: cliFormatReplyTTY() in redis-cli.c.

/** The first reply in the bytes and where it ends: { kind, value, end }; null if it is not all there. */
export function read(bytes, start = 0) {
  const lineEnd = bytes.indexOf('\r\n', start)
  if (lineEnd < 0) return null
  const kind = bytes[start], line = bytes.slice(start + 1, lineEnd), end = lineEnd + 2
  if (kind === '$') return bulk(bytes, Number(line), end)
  if (kind === '*') return array(bytes, Number(line), end)
  return { kind, value: line, end }
}

function bulk(bytes, length, start) {
  if (length < 0) return { kind: '$', value: null, end: start }
  const end = start + length + 2
  return bytes.length < end ? null : { kind: '$', value: bytes.slice(start, end - 2), end }
}

function array(bytes, count, end) {
  if (count < 0) return { kind: '*', value: null, end }
  const value = []
  for (; count > 0; --count) {
    const element = read(bytes, end)
    if (!element) return null
    value.push(element)
    end = element.end
  }
  return { kind: '*', value, end }
}

/** All complete replies. */
export function readAll(bytes) {
  const replies = []
  for (let next; (next = read(bytes, replies.at(-1)?.end ?? 0)); ) replies.push(next)
  return replies
}

const ESCAPES = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\x07': '\\a', '\b': '\\b' }
const escaped = (byte) =>
  ESCAPES[byte] ?? (/[ -~]/.test(byte) ? byte : '\\x' + byte.charCodeAt(0).toString(16).padStart(2, '0'))

/** In quotes, as sdscatrepr() writes it. */
export const quote = (bytes) => `"${Array.from(bytes, escaped).join('')}"`

function showArray(elements, indent) {
  if (!elements.length) return '(empty array)'
  const width = String(elements.length).length, deeper = indent + ' '.repeat(width + 2)
  const lines = elements.map((each, i) => `${String(i + 1).padStart(width)}) ${show(each, deeper)}`)
  return lines.join('\n' + indent)
}

/** The reply as redis-cli shows it to a person. `indent`: what is before the first line already. */
export function show({ kind, value }, indent = '') {
  if (value === null) return '(nil)'
  if (kind === '*') return showArray(value, indent)
  if (kind === '$') return quote(value)
  return { ':': `(integer) ${value}`, '-': `(error) ${value}` }[kind] ?? value
}
