// Lays the pages out for VitePress: the Markdown files as they are, a page for each file that they link to, and the
// complete program.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { frontPage } from './front.mjs'
import { documents, filesBelow, pageOf, pages, read, root } from './project.mjs'
import { programPages } from './program.mjs'
import { sourcePage, sources, sourceText } from './sources.mjs'

function place(page) {
  const path = join(pages, page)
  mkdirSync(dirname(path), { recursive: true })
  return path
}

rmSync(pages, { recursive: true, force: true })
for (const document of documents) copyFileSync(join(root, document), place(pageOf(document)))
writeFileSync(place('index.md'), frontPage(read('README.md')))
// Pictures beside a document stay beside its page.
for (const picture of filesBelow('docs').filter((path) => path.endsWith('.svg'))) copyFileSync(join(root, picture), place(picture))
for (const path of sources) writeFileSync(place(sourcePage(path)), sourceText(path))
for (const { page, text } of programPages) writeFileSync(place(page), text)
