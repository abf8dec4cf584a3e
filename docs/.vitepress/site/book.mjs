// book.html in the built site: the chapters on one page, in their order, to print. It's made of their finished pages.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { chapters } from './sidebar.mjs'

const fileOf = (link) => link.slice(1).replace(/\/$/, '/index').replace(/\.html$/, '') + '.html'
const nameOf = (link) => link.replace(/\.html$/, '').replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '')

/** What a link of a page means in the book: a place in it, where the page is a chapter. */
function placeOf(here, href) {
  const [, page, anchor] = href.match(/^([^#]*)#?(.*)$/)
  const link = page || here
  if (!chapters.includes(link)) return href
  return `#${nameOf(link)}${anchor ? `.${anchor}` : ''}`
}

const LOCAL = /(href|src)="\/(?!\/)/g // works from any folder, and without a server

function chapter(outDir, link) {
  const page = readFileSync(join(outDir, fileOf(link)), 'utf8')
  const text = page.match(/<main[^>]*>([^]*?)<\/main>/)[1]
    .replace(/ id="([^"]*)"/g, (_, id) => ` id="${nameOf(link)}.${id}"`)
    .replace(/ href="([^"]*)"/g, (_, href) => ` href="${placeOf(link, href)}"`)
    .replace(/<details(?! open)/g, '<details open')
    .replace(/<a class="header-anchor"[^]*?<\/a>|<(button|noscript)[^]*?<\/\1>/g, '')
    .replace(LOCAL, '$1="./')
  return `<section class="chapter" id="${nameOf(link)}">${text}</section>\n`
}

/** The styles of a page, and their fonts once more, with addresses that need no server. */
function stylesOf(outDir, page) {
  const links = page.match(/<link[^>]*stylesheet[^>]*>/g).map((link) => link.replace('preload stylesheet', 'stylesheet'))
  const css = readFileSync(join(outDir, links[0].match(/href="\/([^"]*)/)[1]), 'utf8')
  const fonts = css.match(/@font-face\s*\{[^}]*\}/g).join('').replaceAll('url(/', 'url(./')
  return `${links.join('').replace(LOCAL, '$1="./')}<style>${fonts}</style>`
}

const titleOf = (text) => text.match(/<h1[^>]*>([^]*?)<\/h1>/)[1].replace(/<[^>]*>/g, '').trim()

export function writeBook({ outDir, site }) {
  const texts = chapters.map((link) => chapter(outDir, link))
  const contents = texts.map((text, at) => `<li><a href="#${nameOf(chapters[at])}">${titleOf(text)}</a></li>`).join('\n')
  writeFileSync(join(outDir, 'book.html'), `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${site.title}: the book</title><meta name="description" content="All chapters on one page, to print.">
${stylesOf(outDir, readFileSync(join(outDir, 'index.html'), 'utf8'))}</head>
<body class="book"><header><p class="book-title">${site.title}</p><p>${site.description}</p><ol>${contents}</ol></header>
<main>${texts.join('')}</main></body></html>
`)
}
