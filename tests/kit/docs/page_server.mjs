// Runs the function body on standard input with a server of the page, and prints what it returns.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const FOLDER = new URL('../../../docs/page/', import.meta.url)
const MODULES = ['bytes', 'conversation', 'replies', 'server', 'tokens', 'words']
const built = resolve(process.argv[2])

const { default: open } = await import(join(built, 'engine.mjs'))
const exported = Object.assign({}, ...(await Promise.all(MODULES.map((name) => import(new URL(`${name}.mjs`, FOLDER))))))
const engine = await exported.load(open, { wasmBinary: readFileSync(join(built, 'engine.wasm')) })
const server = engine.newServer()
const given = { ...exported, engine, server, client: server.connect() }
const run = new Function(...Object.keys(given), readFileSync(0, 'utf8'))
console.log(JSON.stringify(run(...Object.values(given))))
