// The docs as a site. The Markdown files stay what they are on GitHub; nothing here repeats what they or steps.txt say.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitepress'

import { writeBook } from './site/book.mjs'
import { highlight } from './site/highlight.mjs'
import * as markdown from './site/markdown.mjs'
import { writeProgram } from './site/program.mjs'
import { pages, site, titleOf } from './site/project.mjs'
import { search } from './site/search.mjs'
import { nav, sidebar } from './site/sidebar.mjs'

const noscript = readFileSync(join(site, 'theme/noscript.css'), 'utf8')
const isCard = (page) => /^steps\/\d\d-[^/]*\/index\.md$/.test(page.relativePath)

export default defineConfig({
  title: titleOf('README.md').split(': ')[0],
  description: 'Build a network database in C++20, layer by layer.',
  lang: 'en',
  srcDir: pages,
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/logo.svg' }],
    ['noscript', {}, `<style>${noscript}</style>`],
  ],
  markdown: {
    anchor: { slugify: markdown.slugify },
    config: markdown.config,
    highlight,
  },
  transformPageData: (page) => (isCard(page) ? { frontmatter: { ...page.frontmatter, pageClass: 'card' } } : undefined),
  buildEnd(config) {
    writeProgram(config)
    writeBook(config)
  },
  themeConfig: {
    logo: '/logo.svg',
    nav,
    sidebar,
    outline: { level: [2, 3], label: 'On this page' },
    search,
    docFooter: { prev: 'Before', next: 'Next' },
    externalLinkIcon: true,
  },
  vite: {
    publicDir: join(site, 'public'),
    build: { chunkSizeWarningLimit: 3000 },
  },
})
