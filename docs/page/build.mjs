// Compiles the server for the page, if em++ is here and something has changed: docs/.vitepress/server/engine.mjs and engine.wasm.
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '../..')
const engine = join(root, 'docs/.vitepress/server')
const results = ['engine.mjs', 'engine.wasm']
const ASIO = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'].find((path) => existsSync(join(path, 'asio.hpp')))

// All that needs neither a network nor a disk. INFO and CONFIG are not in the page, but the layers add lines to them.
const LAYERS = ['02-protocol', '03-commands', '04-expiry', '05-keys', '06-lists-hashes', '08-pubsub',
  '09-transactions']
const METRICS = ['steps/10-metrics/given/info.cpp', 'steps/10-metrics/given/config.cpp', 'solutions/10-metrics/info.cpp']
const EXPORTS = ['text', 'new_server', 'delete_server', 'set_time', 'connect_client', 'disconnect_client', 'receive',
  'take_output', 'is_open', 'parsed_rows', 'slot_rows', 'sample_rows', 'malloc', 'free']

const sourcesIn = (folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.cpp')).map((name) => `${folder}/${name}`)

/** Several files are compiled as one, which takes a fifth of the time. */
const units = {
  page: sourcesIn('docs/page'),
  common: sourcesIn('steps/common').filter((file) => !file.endsWith('/small_blocks.cpp')), // the page has its own
  ...Object.fromEntries(LAYERS.map((layer) => [layer, [...sourcesIn(`steps/${layer}/given`), ...sourcesIn(`solutions/${layer}`)]])),
  metrics: METRICS,
}

const DEBIANS_PACKAGES = '/usr/share/nodejs' // em++ needs node-acorn from there, whichever node it runs

const isThere = (program) => process.env.PATH.split(':').some((folder) => existsSync(join(folder, program)))

function newest(folder) {
  const times = readdirSync(join(root, folder), { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? newest(join(folder, entry.name)) : statSync(join(root, folder, entry.name)).mtimeMs)
  return Math.max(0, ...times)
}

function isCurrent() {
  const made = results.map((name) => join(engine, name))
  const sources = Math.max(...['docs/page', 'steps', 'solutions'].map(newest))
  return made.every((file) => existsSync(file) && statSync(file).mtimeMs > sources)
}

/** Where asio is the only header: the others in its folder are those of this machine, not of the page. */
function asioAlone(folder) {
  mkdirSync(folder)
  for (const name of ['asio', 'asio.hpp']) symlinkSync(join(ASIO, name), join(folder, name))
  return folder
}

const FLAGS = ['-std=c++20', '-Os', '-fexceptions', '-DNDEBUG', '-DASIO_STANDALONE', `-I${join(root, 'steps')}`, `-I${here}`,
  `-isystem${join(here, 'without')}`]

async function compile(work) {
  const flags = [...FLAGS, `-isystem${asioAlone(join(work, 'asio'))}`]
  const waiting = Object.entries(units).sort((one, other) => other[1].length - one[1].length)
  const objects = waiting.map(([name]) => join(work, `${name}.o`))
  const worker = async () => {
    for (let unit; (unit = waiting.shift()); ) {
      const [name, files] = unit
      const source = join(work, `${name}.cpp`)
      writeFileSync(source, files.map((file) => `#include "${join(root, file)}"\n`).join(''))
      await promisify(execFile)('em++', [...flags, '-c', source, '-o', join(work, `${name}.o`)])
    }
  }
  await Promise.all(Array.from({ length: cpus().length }, worker))
  return objects
}

function link(work, objects) {
  const settings = ['MODULARIZE', 'EXPORT_ES6', 'ENVIRONMENT=web', 'ALLOW_MEMORY_GROWTH', 'FILESYSTEM=0',
    `EXPORTED_FUNCTIONS=${EXPORTS.map((name) => '_' + name)}`]
  execFileSync('em++', ['-Os', '-fexceptions', ...objects, '-o', join(work, 'engine.mjs'), ...settings.flatMap((each) => ['-s', each])],
    { stdio: 'pipe', env: { ...process.env, NODE_PATH: DEBIANS_PACKAGES } })
  mkdirSync(engine, { recursive: true })
  for (const name of results) renameSync(join(work, name), join(engine, name))
}

async function build() {
  rmSync(engine, { recursive: true, force: true })
  const work = mkdtempSync(join(dirname(engine), 'engine-'))
  try {
    link(work, await compile(work))
  } finally {
    rmSync(work, { recursive: true })
  }
}

if (!isThere('em++') || !ASIO) {
  console.log('The pages get no server, because em++ or asio is missing. On Debian: apt-get install emscripten node-acorn libasio-dev')
} else if (!isCurrent()) {
  await build().catch((error) => console.log(`The pages get no server, because em++ cannot compile it:\n${error.stderr || error.message}`))
}
