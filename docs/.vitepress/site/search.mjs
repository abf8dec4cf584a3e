// What the search knows.
const isSearched = (text) => !/^---\n[^]*?^search: false$/m.test(text)

/** A page as HTML for the index. Its code needs no colours, and a page that is not searched needs no HTML. */
function render(text, env, md) {
  if (!isSearched(text)) return ''
  const { highlight } = md.options
  md.options.highlight = null
  try {
    return md.render(text, env)
  } finally {
    md.options.highlight = highlight
  }
}

/** Lectures come first, then the cards, then what one looks up; hints only where nothing else fits. VitePress writes the
 * text of this function into the pages, so it must not need anything from this file. */
function boostDocument(address) {
  if (/^\/docs\/\d\d-/.test(address)) return 3
  if (/\/hints\.html/.test(address)) return 0.3
  return address.startsWith('/steps/') ? 2 : 1
}

/** What VPLocalSearchBox.vue searches with, and ours. */
export const searchOptions = {
  fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 }, combineWith: 'AND', boostDocument,
}

export const search = {
  provider: 'local',
  options: { _render: render, detailedView: true, miniSearch: { searchOptions } },
}
