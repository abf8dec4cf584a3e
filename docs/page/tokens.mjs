// The bytes of requests and replies, piece by piece, each with what it says.
const TYPES = { '*': 'an array', $: 'a bulk string', '+': 'a simple string', '-': 'an error', ':': 'an integer' }

/** The pieces: { bytes, kind, says, wants }. Kinds: type, number, data, end, rest. `wants` is what must follow in the same element;
 * a rest is what has not arrived completely, and comes last. */
export function tokens(bytes) {
  const pieces = []
  for (let at = 0; at < bytes.length; at += pieces.at(-1).bytes.length) pieces.push(next(bytes, at, pieces.at(-1)))
  return pieces
}

function next(bytes, at, before) {
  if (before?.then) return before.then(bytes, at)
  const type = bytes[at]
  if (!TYPES[type]) return inline(bytes, at)
  const wants = { '*': 'the number of elements', $: 'the length' }[type] ?? 'the line'
  return { bytes: type, kind: 'type', says: `The type: ${TYPES[type]} follows.`, wants, then: line(type) }
}

const count = (number, what) => `${number} ${what}${Number(number) === 1 ? '' : 's'}`
const rest = (bytes, at, wants) => ({ bytes: bytes.slice(at), kind: 'rest', says: `Not all there yet: ${wants} must follow.`, wants })

/** What follows the type: a number or a text, up to the CRLF. */
const line = (type) => (bytes, at) => {
  const end = bytes.indexOf('\r', at)
  if (end < 0) return rest(bytes, at, 'the rest of the line, up to its CRLF,')
  const text = bytes.slice(at, end)
  const isText = type === '+' || type === '-'
  return { bytes: text, kind: isText ? 'data' : 'number', says: meaning(type, text), wants: 'CRLF', then: lineEnd(type, Number(text)) }
}

function meaning(type, text) {
  if (type === '*') return Number(text) < 0 ? 'No array: this is the null array.' : `The array has ${count(text, 'element')}.`
  if (type === '$') return Number(text) < 0 ? 'No string: this is the null bulk string.' : `The string has ${count(text, 'byte')}.`
  if (type === ':') return 'The number, in decimal.'
  return type === '-' ? 'The text of the error. Its first word is the kind.' : 'The text, without CR or LF.'
}

const lineEnd = (type, number) => (bytes, at) => {
  const isString = type === '$' && number >= 0
  const piece = end(bytes, at, 'CRLF: the line ends here.')
  if (piece.kind === 'rest' || !isString) return { ...piece, closes: type !== '*' }
  return { ...piece, wants: `${count(number, 'byte')} and CRLF`, then: number ? data(number) : dataEnd }
}

function end(bytes, at, says) {
  return bytes.length < at + 2 ? rest(bytes, at, 'the LF') : { bytes: bytes.slice(at, at + 2), kind: 'end', says }
}

const data = (length) => (bytes, at) => {
  const there = bytes.length - at
  if (there < length) return rest(bytes, at, `${count(length - there, 'more byte')} of this string, and CRLF,`)
  const says = `${length === 1 ? 'The byte' : `The ${length} bytes`} of the string. Any bytes may be in it, even CR and LF.`
  return { bytes: bytes.slice(at, at + length), kind: 'data', says, wants: 'CRLF', then: dataEnd }
}

const dataEnd = (bytes, at) => ({ ...end(bytes, at, 'CRLF follows the bytes. The length does not count it.'), closes: true })

function inline(bytes, at) {
  const lineEnd = bytes.indexOf('\n', at)
  if (lineEnd < 0) return rest(bytes, at, 'the rest of the line, up to its LF,')
  return { bytes: bytes.slice(at, lineEnd + 1), kind: 'data', says: 'A line of words, as a person types it into nc.' }
}

/** What must still come, so that the one request that these bytes begin is complete. "": nothing, for there are none. */
export function missing(bytes) {
  const pieces = tokens(bytes), last = pieces.at(-1)
  if (!last) return ''
  const closed = pieces.filter((each) => each.closes && each.kind === 'end').length
  const elements = Number(pieces[1]?.bytes) - closed, inHeader = pieces.length <= 3
  if (!last.wants) return count(elements, 'more element')
  const later = inHeader ? elements : elements - 1
  return last.wants.replace(/,$/, '') + (later > 0 ? `; then ${count(later, 'more element')}` : '')
}
