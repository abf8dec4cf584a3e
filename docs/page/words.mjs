// A line, as redis-cli splits it into words. Redis: sdssplitargs() in sds.c.
import { fromText } from './bytes.mjs'

const ESCAPES = { n: '\n', r: '\r', t: '\t', b: '\b', a: '\x07' }
const DOUBLE = /\\x([0-9a-f]{2})|\\([^])|([^"\\])/iy
const SINGLE = /\\(')|([^'])/y

/** One part in quotes from `at` on: its bytes and where it ends, or null if it is not closed as it should be. */
function quoted(line, at) {
  const quote = line[at], part = quote === '"' ? DOUBLE : SINGLE
  let bytes = ''
  for (part.lastIndex = at + 1; line[part.lastIndex] !== quote; ) {
    const match = part.exec(line)
    if (!match) return null
    bytes += byteOf(match, quote)
    at = part.lastIndex
    if (at >= line.length) return null
  }
  const end = part.lastIndex + 1
  return end === line.length || /\s/.test(line[end]) ? { bytes, end } : null
}

function byteOf(match, quote) {
  if (quote === "'") return match[1] ?? match[2]
  if (match[1]) return String.fromCharCode(parseInt(match[1], 16))
  return match[2] ? (ESCAPES[match[2]] ?? match[2]) : match[3]
}

/** The words as bytes; null if a quote is not closed, or if a word goes on right after a closing quote. */
export function split(text) {
  const line = fromText(text), words = []
  for (let at = 0; at < line.length; ) {
    if (/\s/.test(line[at])) { at++; continue }
    let word = ''
    while (at < line.length && !/\s/.test(line[at])) {
      if (line[at] !== '"' && line[at] !== "'") { word += line[at++]; continue }
      const part = quoted(line, at)
      if (!part) return null
      word += part.bytes
      at = part.end
    }
    words.push(word)
  }
  return words
}

/** The words as a request: an array of bulk strings. */
export const request = (words) => `*${words.length}\r\n` + words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')
