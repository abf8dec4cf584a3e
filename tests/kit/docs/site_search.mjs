// node site_search.mjs INDEX WORDS...: what the site's search finds for each of the words, in its order, as JSON.
import { readFileSync } from 'node:fs'

import MiniSearch from '../../../docs/node_modules/minisearch/dist/es/index.js'
import { searchOptions } from '../../../docs/.vitepress/site/search.mjs'

const [index, ...questions] = process.argv.slice(2)
const asModule = `data:text/javascript;base64,${readFileSync(index).toString('base64')}` // whatever package it is in
const { default: text } = await import(asModule)
const search = MiniSearch.loadJSON(text, { fields: ['title', 'titles', 'text'], storeFields: ['title', 'titles'], searchOptions })
console.log(JSON.stringify(questions.map((each) => search.search(each).map(({ id }) => id))))
