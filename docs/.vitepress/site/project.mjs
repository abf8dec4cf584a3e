// What the site is made of: the Markdown files of the project, and the list of the steps.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const site = resolve(dirname(fileURLToPath(import.meta.url)), '..')
export const root = resolve(site, '../..')
export const pages = join(site, 'pages')

export const read = (path) => readFileSync(join(root, path), 'utf8')
export const exists = (path) => existsSync(join(root, path))

/** The files below a folder of the project, as paths with forward slashes. What was installed or built is left out. */
export function filesBelow(folder) {
  const found = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !['node_modules', '.vitepress', '__pycache__'].includes(entry.name))
    .map((entry) => [posix.join(folder, entry.name), entry.isDirectory()])
  return found.flatMap(([path, isFolder]) => (isFolder ? filesBelow(path) : [path])).sort()
}

/** Every Markdown file that becomes a page; the same ones that tests/kit/docs/test_documents.py checks. */
export const documents = [
  'README.md',
  'WORKSHOP_GUIDE.md',
  ...['docs', 'steps'].flatMap(filesBelow).filter((path) => path.endsWith('.md')),
  ...filesBelow('tests').filter((path) => path.endsWith('/README.md')),
]

/** docs/README.md is the page docs/index.md; every other file keeps its name. */
export const pageOf = (document) => document.replace(/(^|\/)README\.md$/, '$1index.md')
const documentOfPage = new Map(documents.map((document) => [pageOf(document), document]))

/** The file that a page, given by where it is on disk, was made from. */
export const documentOf = (file) => documentOfPage.get(relative(pages, file).split(sep).join('/'))

/** The address of a page, without its #anchor. */
export const address = (page) => '/' + page.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html')

/** The rows of steps/steps.txt: number, slug, title, minutes. */
export const steps = read('steps/steps.txt')
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([number, slug, title, minutes]) => ({ number, slug, title, minutes, dir: `${number}-${slug}` }))

/** The first heading of a Markdown file. */
export const titleOf = (document) => (read(document).match(/^# +(.*)$/m)?.[1] ?? document).replace(/`/g, '')
