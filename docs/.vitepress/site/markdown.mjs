// What Markdown is on GitHub, it is here: anchors and links between files. And excerpts name the file they are from.
import { address, documentOf, documents, pageOf } from './project.mjs'
import { sourcePage, sources, target } from './sources.mjs'

const FROM = /^<!-- from (\S+) -->\s*$/

/** The anchor that GitHub gives a heading. */
export const slugify = (heading) =>
  heading.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replace(/ /g, '-')

const sourceAddress = (path) => '/' + sourcePage(path).replace(/(index)?\.md$/, (end) => (end === 'index.md' ? '' : '.html'))

/** A link of a file in the checkout, as the site's address of the same thing. */
function siteAddress(document, link) {
  const [, file, anchor] = link.match(/^([^#]*)(#.*)?$/)
  const path = target(document, file)
  if (documents.includes(path)) return address(pageOf(path)) + (anchor ?? '')
  return sources.includes(path) ? sourceAddress(path) : link
}

function rewriteLinks(md) {
  md.core.ruler.push('links_between_files', (state) => {
    const document = documentOf(state.env.path ?? '')
    if (!document) return
    for (const token of state.tokens.flatMap((each) => each.children ?? [])) {
      const href = token.type === 'link_open' && token.attrGet('href')
      if (href && !/^[a-z]+:|^[#/]/i.test(href)) token.attrSet('href', siteAddress(document, href))
    }
  })
}

function nameExcerpts(md) {
  const others = md.renderer.rules.html_block
  md.renderer.rules.html_block = (tokens, index, ...rest) => {
    const path = tokens[index].content.match(FROM)?.[1]
    if (!sources.includes(path)) return others(tokens, index, ...rest)
    return `<p class="excerpt-from"><a href="${sourceAddress(path)}">${path}</a></p>\n`
  }
}

export function config(md) {
  rewriteLinks(md)
  nameExcerpts(md)
}
