// Colours code with a few patterns for each language. Shiki knows more, and takes half of the site's time.
const NUMBER = /\b(?:0x[\da-fA-F']+|\d[\d'.]*)(?:[uUlLzfs]|ms)*\b/
const CALL = /\b[a-z_]\w*(?=\()/
const TYPE = /\b[A-Z]\w*[a-z]\w*\b/
const QUOTED = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/
const words = (text) => new RegExp(`\\b(?:${text.trim().split(/\s+/).join('|')})\\b`)

const CPP = words(`alignas alignof auto bool break case catch char class co_await co_return co_yield concept const consteval
  constexpr constinit continue decltype default delete do double else enum explicit extern false final float for friend if
  inline int long mutable namespace new noexcept nullptr operator override private protected public requires return short
  signed sizeof static static_assert static_cast reinterpret_cast struct switch template this thread_local throw true try
  typename union unsigned using virtual void volatile while`)
const PYTHON = words(`and as assert async await break class continue def del elif else except False finally for from global
  if import in is lambda None nonlocal not or pass raise return True try while with yield`)
const SHELL = words('if then else elif fi for in do done while until case esac function export local return exit')

// The first pattern that matches at a place wins.
const LANGUAGES = {
  cpp: { comment: /\/\/.*|\/\*[^]*?\*\//, string: new RegExp(`R"\\([^]*?\\)"|${QUOTED.source}|(?<=#include )<[^>\\n]*>`),
         keyword: new RegExp(`^[ \\t]*#\\w+|${CPP.source}`, 'm'), number: NUMBER, type: TYPE, call: CALL },
  python: { comment: /#.*/, string: new RegExp(`[rbf]?(?:"""[^]*?"""|${QUOTED.source})`), keyword: PYTHON, number: NUMBER,
            type: TYPE, call: CALL },
  sh: { comment: /(?<=^|\s)#.*/m, string: QUOTED, keyword: SHELL, type: /\$\w+|\$\{[^}]*\}/, number: /(?<=\s)--?[a-zA-Z][\w-]*/ },
  cmake: { comment: /#.*/, string: QUOTED, call: CALL, type: /\$\{[^}]*\}/ },
  json: { string: QUOTED, number: NUMBER },
  yaml: { comment: /(?<=^|\s)#.*/m, string: QUOTED, keyword: /^ *(?:- )?[\w-]+(?=:)/m },
}

const PATTERNS = Object.fromEntries(Object.entries(LANGUAGES).map(([name, kinds]) =>
  [name, new RegExp(Object.entries(kinds).map(([kind, { source }]) => `(?<${kind}>${source})`).join('|'), 'gm')]))

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
export const escape = (text) => text.replace(/[&<>]/g, (char) => ENTITIES[char])

/** A span ends with its line, so that lines can be numbered. */
const span = (kind, text) => escape(text).replace(/[^\n]+/g, (line) => `<span class="code-${kind}">${line}</span>`)

const PROMPT = /^(\$ |(?:127\.0\.0\.1:\d+(?:\[\d+\])?(?:\(TX\))?|not connected)> )(.*)$/

/** A line of a transcript: what is typed after a prompt, or what comes. */
export function transcriptParts(line) {
  const [, prompt, typed] = line.match(PROMPT) ?? []
  return prompt ? { prompt, typed } : { output: line }
}

function transcriptLine(line) {
  const { prompt, typed, output } = transcriptParts(line)
  return prompt ? `<span class="code-prompt vp-copy-ignore">${escape(prompt)}</span>${span('typed', typed)}` : span('output', output)
}

/** Code as HTML: <span class="code-KIND"> around what has a colour. */
export function coloured(code, language) {
  if (language === 'console') return code.split('\n').map(transcriptLine).join('\n')
  if (!PATTERNS[language]) return escape(code)
  let [html, end] = ['', 0]
  for (const match of code.matchAll(PATTERNS[language])) {
    const kind = Object.keys(match.groups).find((each) => match.groups[each] !== undefined)
    html += escape(code.slice(end, match.index)) + span(kind, match[0])
    end = match.index + match[0].length
  }
  return html + escape(code.slice(end))
}

/** What VitePress calls for a block of code. */
export const highlight = (code, language) =>
  `<pre v-pre tabindex="0"><code>${coloured(code.replace(/\n$/, ''), language)}</code></pre>`
