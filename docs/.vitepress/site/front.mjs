// The front page is README.md. What is above its first section becomes the head: words on one side, and on the other its
// transcript as a terminal that types.
import { escape, transcriptParts } from './highlight.mjs'
import { steps } from './project.mjs'
import { first } from './sidebar.mjs'

const TYPING = 0.06 // seconds for a character
const BEFORE = { prompt: 0.9, output: 0.25 } // seconds before a line

/** What is typed appears character by character, what comes appears at once: <span class="line"> with times in its style. */
function movingLines(transcript) {
  let now = 0
  return transcript.split('\n').map((line) => {
    const { prompt, typed, output } = transcriptParts(line)
    now += prompt ? BEFORE.prompt : BEFORE.output
    const at = `--at:${now.toFixed(2)}s`
    if (!prompt) return `<span class="line" style="${at}"><span class="code-output">${escape(output)}</span></span>`
    const takes = typed.length * TYPING
    now += takes
    const times = `--takes:${takes.toFixed(2)}s;--characters:${typed.length}`
    return `<span class="line" style="${at}"><span class="code-prompt">${escape(prompt)}</span>` +
      `<span class="code-typed" style="${times}">${escape(typed)}</span></span>`
  })
}

const terminal = (_, transcript) =>
  `</div>\n<MovingTerminal><pre v-pre tabindex="0">${movingLines(transcript).join('\n')}</pre></MovingTerminal>\n`

const actions = `<p class="hero-actions"><a class="strong" href="${first}">Begin</a>` +
  `<a href="/steps/${steps[0].dir}/">Step ${steps[0].number}</a></p>\n`

/** README.md as the front page. */
export function frontPage(readme) {
  const [, name, line, head, rest] = readme.match(/^# (.*?): (.*)\n([^]*?)\n(?=## )([^]*)$/)
  const front = `---\ntitle: "${name}: ${line}"\ntitleTemplate: false\npageClass: front\naside: false\n---\n\n`
  const logo = '<img src="/logo.svg" alt="" width="56" height="56" />'
  const hero = `# ${logo}${name}<span class="visually-hidden">:</span> <span class="hero-line">${line}</span>\n${head}`
  return `${front}<div class="hero"><div class="hero-words">\n\n` +
    hero.replace(/```console\n([^]*?)\n```\n/, (...match) => `${actions}\n${terminal(...match)}`) + `</div>\n\n${rest}`
}
