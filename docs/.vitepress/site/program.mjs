// The complete program to read, a page for each folder: what is given, and the reference for what you write.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'

import { coloured } from './highlight.mjs'
import { filesBelow, read, steps } from './project.mjs'

const TITLES = {
  server: 'How the server starts',
  common: 'What all layers use',
  ...Object.fromEntries(steps.map((step) => [step.dir, step.title])),
}

/** docs/reading-order.txt: [[folder, [name, ...]], ...] */
function readingOrder() {
  const order = new Map()
  for (const [, folder, names] of read('docs/reading-order.txt').matchAll(/^([\w-]+): (.*)$/gm))
    order.set(folder, [...(order.get(folder) ?? []), ...names.split(' ')])
  return [...order]
}

const nameOf = (path) => posix.basename(path).replace(/\.[ch]pp$/, '')
const solutions = new Set(filesBelow('solutions'))
const isStub = (path) => path.startsWith('steps/') && solutions.has(path.replace('steps/', 'solutions/'))

/** Headers, then what the learner writes, then what is given. */
function rank(path) {
  if (path.startsWith('solutions/')) return 1
  if (path.endsWith('.hpp')) return path.includes('/given/') ? 2 : 0
  return 3
}

const files = [...filesBelow('steps'), ...solutions].filter((path) => /\.[ch]pp$/.test(path) && !isStub(path))
const inFolder = (folder) => files.filter((path) => path.split('/')[1] === folder)

/** [[name, its files], ...]; what the order does not name comes last. */
function classes(folder, order) {
  const names = [...order, ...inFolder(folder).map(nameOf)]
  return [...new Set(names)].map((name) =>
    [name, inFolder(folder).filter((path) => nameOf(path) === name).sort((a, b) => rank(a) - rank(b))])
}

const fileHtml = (path) => `<p class="excerpt-from">${path}</p>\n` +
  `<div class="language-cpp"><pre tabindex="0"><code>${coloured(read(path), 'cpp')}</code></pre></div>\n`
const section = ([name, paths]) => `<h2 id="${name}">${name}</h2>\n${paths.map(fileHtml).join('')}`

/** A document of its own, which needs no script; a page shows its .program when the reader has finished. */
const codeDocument = (title, parts) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><meta name="description" content="A part of the complete program, with the solutions.">
<style>:root { color-scheme: light dark } body { font-family: sans-serif; margin: 2em } pre { overflow-x: auto }</style></head>
<body><main><h1>${title}</h1><p><a href="/program/">All parts</a></p><div class="program">
<p>${parts.map(([name]) => `<a href="#${name}">${name}</a>`).join(' · ')}</p>
${parts.map(section).join('')}</div></main></body></html>
`

const front = (title) => `---\ntitle: "${title}"\nsearch: false\naside: false\n---\n\n# ${title}\n\n`

function chapter([folder, order], at) {
  const title = TITLES[folder] ?? folder
  const heading = `The program, ${at + 1}: ${title}`
  const address = `/program/code/${folder}.html`
  return { page: `program/${folder}.md`, title, text: `${front(heading)}<Finished address="${address}" />\n`,
           address, code: codeDocument(heading, classes(folder, order)) }
}

const chapters = readingOrder().map(chapter)
const contents = chapters.map(({ page, title }, at) => `${at + 1}. [${title}](/${page})`).join('\n')

export const programPages = [
  { page: 'program/index.md', title: 'The complete program',
    text: front('The complete program') + `Here's every line of the finished server, with its comments, in the order in which
the bytes flow. It has all the solutions, so read it when you've written your own.\n\n${contents}\n` },
  ...chapters,
]

/** Beside the site's pages: as pages of VitePress, these would take as long as all others. */
export function writeProgram({ outDir }) {
  mkdirSync(join(outDir, 'program/code'), { recursive: true })
  for (const { address, code } of chapters) writeFileSync(join(outDir, address), code)
}
