// Bytes as strings: each character is one byte, 0 to 255. So they can be searched, cut and compared as text.
export const fromText = (text) => fromArray(new TextEncoder().encode(text))
export const fromArray = (array) => Array.from(array, (byte) => String.fromCharCode(byte)).join('')
export const toArray = (bytes) => Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))
export const toText = (bytes) => new TextDecoder().decode(toArray(bytes))
