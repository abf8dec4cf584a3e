// What Markdown is on GitHub, it is here: anchors, links between files, diagrams. And excerpts name the file they are from.
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

function drawDiagrams(md) {
  const others = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    if (tokens[index].info.trim() !== 'mermaid') return others(tokens, index, ...rest)
    const text = tokens[index].content
    return `<Diagram source="${encodeURIComponent(text)}"><pre v-pre>${md.utils.escapeHtml(text)}</pre></Diagram>\n`
  }
}

function nameExcerpts(md) {
  const others = md.renderer.rules.html_block
  md.renderer.rules.html_block = (tokens, index, ...rest) => {
    const path = tokens[index].content.match(FROM)?.[1]
    if (!sources.includes(path)) return others(tokens, index, ...rest)
    return `<p class="excerpt-from"><a href="${sourceAddress(path)}">${path}</a></p>\n`
  }
}

const PROMPT = /^(\$ |(?:127\.0\.0\.1:\d+(?:\[\d+\])?(?:\(TX\))?|not connected)> )(.*)$/
const text = (node) => node.value ?? node.children.map(text).join('')
const span = (kind, value) =>
  ({ type: 'element', tagName: 'span', properties: { class: kind }, children: [{ type: 'text', value }] })

/** In a transcript: what is typed, and what comes. */
export const transcripts = {
  line(line) {
    if (this.options.lang !== 'console') return
    const [, prompt, typed] = text(line).match(PROMPT) ?? []
    line.children = prompt ? [span('lang-prompt', prompt), span('lang-typed', typed)] : [span('lang-output', text(line))]
  },
}

export function config(md) {
  rewriteLinks(md)
  drawDiagrams(md)
  nameExcerpts(md)
}
