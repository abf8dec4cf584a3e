// The way through the book: for each step its lecture, card and hints, and after it a lecture that has its number, too.
import { address, documents, pageOf, steps, titleOf } from './project.mjs'
import { programPages } from './program.mjs'

const short = (title) => title.split(/[:,] /)[0]
const entry = (document, text = short(titleOf(document))) => ({ text, link: address(pageOf(document)) })
const ifThere = (document, text) => (documents.includes(document) ? [entry(document, text)] : [])

const lectures = documents.filter((path) => /^docs\/\d\d-[^/]*\.md$/.test(path))
const ofSteps = steps.map((step) => `docs/${step.dir}.md`)
const others = lectures.filter((path) => !ofSteps.includes(path))
const numbered = (number) => others.filter((path) => path.startsWith(`docs/${number}-`))
const entries = (paths) => paths.map((path) => entry(path))

const ofStep = (step) => ({
  text: `${step.number} ${step.title}`,
  collapsed: false,
  items: [
    ...ifThere(`docs/${step.dir}.md`, 'Lecture'),
    ...ifThere(`steps/${step.dir}/README.md`, `Task card, ${step.minutes} minutes`),
    ...ifThere(`steps/${step.dir}/hints.md`, 'Hints'),
  ],
})

const REFERENCE = ['docs/cpp-you-will-meet.md', 'docs/protocol.md', 'docs/clients.md', 'docs/architecture.md', 'docs/graders.md',
  'docs/simulation.md', 'docs/benchmarks.md']
const TEACHING = ['WORKSHOP_GUIDE.md', 'docs/room/README.md', 'docs/grading.md']
const listed = ['README.md', ...TEACHING, ...REFERENCE, ...lectures]
const more = documents.filter((path) => !listed.includes(path) && !/^(steps|docs\/room)\//.test(path))

export const sidebar = [
  { text: 'Start', items: [entry('README.md', 'Mini-Redis'), ...entries(numbered('00'))] },
  ...steps.flatMap((step) => [ofStep(step), { text: 'Look back', items: entries(numbered(step.number)) }]),
  { text: 'Afterwards', collapsed: true, items: programPages.map(({ page, title }) => ({ text: title, link: address(page) })) },
  { text: 'Look it up', items: [...REFERENCE.flatMap((path) => ifThere(path)), ...entries(more)] },
  { text: 'Teach it', items: TEACHING.flatMap((path) => ifThere(path)) },
].filter((group) => group.items.length)

/** The addresses of the book's chapters: lectures, cards and reference. Hints and solutions aren't for reading in a row. */
export const chapters = [
  ...numbered('00'),
  ...steps.flatMap((step) => [`docs/${step.dir}.md`, `steps/${step.dir}/README.md`, ...numbered(step.number)]),
  ...REFERENCE,
].filter((path) => documents.includes(path)).map((path) => address(pageOf(path)))

/** Where a reader begins. */
export const first = address(pageOf(lectures[0] ?? `steps/${steps[0].dir}/README.md`))

export const nav = [
  { text: 'Begin', link: first },
  { text: 'Steps', items: steps.map((step) => entry(`steps/${step.dir}/README.md`, `${step.number} ${step.title}`)) },
  ...ifThere('docs/architecture.md', 'Architecture'),
  ...ifThere('WORKSHOP_GUIDE.md', 'Workshop guide'),
]
