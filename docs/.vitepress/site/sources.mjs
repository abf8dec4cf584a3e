// The files and folders of the project that the pages link to or quote. Each becomes a page of its own, so that its link
// works without a network, too.
import { statSync } from 'node:fs'
import { join, posix } from 'node:path'

import { documents, exists, filesBelow, read, root } from './project.mjs'

const FENCE = /^ *(`{3,}|~{3,}).*?^ *\1`* *$/gms
const LINK = /(?<!!\[[^\]\n]*)\]\(\s*<?([^)\s>#]+)/g // not of a picture
const FROM = /^<!-- from (\S+) -->$/gm

/** Where a link leads, as a path of the project; undefined if out of it or nowhere. */
export function target(document, link) {
  const path = posix.normalize(posix.join(posix.dirname(document), decodeURI(link))).replace(/\/$/, '')
  return !path.startsWith('..') && exists(path) ? path : undefined
}

export const isFolder = (path) => statSync(join(root, path)).isDirectory()

const linksOf = (text) => [...text.replace(FENCE, '').matchAll(LINK)].map((match) => match[1])
const namedIn = (document) => [
  ...linksOf(read(document)).filter((link) => !/^[a-z]+:|^\//i.test(link)).map((link) => target(document, link)),
  ...[...read(document).matchAll(FROM)].map((match) => match[1]).filter(exists),
]

const named = documents.flatMap(namedIn).filter((path) => path && path !== '.' && !documents.includes(path))

/** Paths of the project that have a page below /source/. */
export const sources = [...new Set(named)].sort()
export const sourcePage = (path) => `source/${path}${isFolder(path) ? '/index.md' : '.md'}`

const LANGUAGES = { cpp: 'cpp', hpp: 'cpp', py: 'python', cmake: 'cmake', json: 'json', sh: 'sh', txt: 'text', yml: 'yaml' }
const NAMES = { 'CMakeLists.txt': 'cmake', workshop: 'sh' }
const languageOf = (path) => NAMES[posix.basename(path)] ?? LANGUAGES[path.split('.').pop()] ?? 'text'

const front = (path) =>
  `---\ntitle: ${path}\nsearch: false\naside: false\nprev: false\nnext: false\n---\n\n# \`${path}\`\n\n`

function folderText(path) {
  const files = filesBelow(path).map((file) => {
    const page = sources.includes(file) ? `/${sourcePage(file)}` : documents.includes(file) ? `/${file}` : undefined
    const name = posix.relative(path, file)
    return page ? `- [\`${name}\`](${page})` : `- \`${name}\``
  })
  return files.join('\n') + '\n'
}

const fileText = (path) => '`````' + languageOf(path) + ':line-numbers\n' + read(path).replace(/\n?$/, '\n') + '`````\n'

export const sourceText = (path) => front(path) + (isFolder(path) ? folderText(path) : fileText(path))
