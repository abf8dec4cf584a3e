// The way through the book: lectures, and between them for each step its card and hints. The steps stand in steps.txt.
import { address, documents, pageOf, steps, titleOf } from './project.mjs'

const short = (title) => title.split(/[:,] /)[0]
const entry = (document, text = short(titleOf(document))) => ({ text, link: address(pageOf(document)) })
const ifThere = (document, text) => (documents.includes(document) ? [entry(document, text)] : [])

const lectures = documents.filter((path) => /^docs\/\d\d-[^/]*\.md$/.test(path))
const ofSteps = steps.map((step) => `docs/${step.dir}.md`)
const others = lectures.filter((path) => !ofSteps.includes(path))
const isBefore = (path) => path < ofSteps[0]

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
  { text: 'Start', items: [entry('README.md', 'Mini-Redis'), ...others.filter(isBefore).map((path) => entry(path))] },
  ...steps.map(ofStep),
  { text: 'Afterwards', items: others.filter((path) => !isBefore(path)).map((path) => entry(path)) },
  { text: 'Look it up', items: [...REFERENCE.flatMap((path) => ifThere(path)), ...more.map((path) => entry(path))] },
  { text: 'Teach it', items: TEACHING.flatMap((path) => ifThere(path)) },
].filter((group) => group.items.length)

const first = lectures[0] ?? `steps/${steps[0].dir}/README.md`

export const nav = [
  { text: 'Begin', link: address(pageOf(first)) },
  { text: 'Steps', items: steps.map((step) => entry(`steps/${step.dir}/README.md`, `${step.number} ${step.title}`)) },
  ...ifThere('docs/architecture.md', 'Architecture'),
  ...ifThere('WORKSHOP_GUIDE.md', 'Workshop guide'),
]

const [name, ...line] = titleOf('README.md').split(': ')

/** The head of the front page, from the heading of README.md. */
export const hero = {
  name,
  line: line.join(': '),
  actions: [
    { text: 'Begin', link: address(pageOf(first)), strong: true },
    { text: `Step ${steps[0].number}`, link: address(pageOf(`steps/${steps[0].dir}/README.md`)) },
    ...ifThere('docs/architecture.md', 'How it is built'),
  ],
}
