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

export const search = {
  provider: 'local',
  options: { _render: render, detailedView: true, miniSearch: { searchOptions: { combineWith: 'AND' } } },
}
