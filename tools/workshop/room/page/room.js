'use strict'
// Shows what /events sends. All of it came over the network: it is only ever set as text.
const STUCK = 5 // minutes without one test more
const CORE = ['01', '02', '03', '04'] // always in the overview
const KINDS = ['stuck', 'moving', 'done']

const at = (id) => document.getElementById(id)
const minutesOf = (person) => Math.floor((picture.now + (performance.now() - arrived) / 1000 - person.since) / 60)
const isDone = (person) => person.total > 0 && person.passed === person.total
const isStuck = (person) => person.total > 0 && minutesOf(person) >= STUCK // nobody is stuck before the first test
const kindOf = (person) => (isDone(person) ? 'done' : isStuck(person) ? 'stuck' : 'moving')
const stepName = (step) => (step ? `${step.number} ${step.slug}` : 'not begun')

let picture = { attendees: [], steps: [], notes: [], now: 0 }
let arrived = 0 // when the picture has, by the browser's clock: it may not be the room's
let chosen = null // the number of a step; '' is for people that have not begun
const cards = new Map() // by ID
const rows = new Map() // by number of the step

function copyOf(template) {
  return at(template).content.firstElementChild.cloneNode(true)
}

function say(node, part, text) {
  const place = node.querySelector(part)
  if (place.textContent !== text) place.textContent = text
}

// The stuck first, the longest before the others; then who moves; then who is done.
function inOrder(people) {
  return [...people].sort((a, b) => KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)) || a.since - b.since || (a.id < b.id ? -1 : 1))
}

function sinceText(person) {
  const minutes = minutesOf(person)
  const long = minutes < 1 ? 'just now' : `${minutes} min`
  return { done: 'done', stuck: `stuck ${long}`, moving: long }[kindOf(person)]
}

function fillCard(card, person) {
  const step = picture.steps.find((each) => each.number === person.step)
  card.className = `person ${kindOf(person)}`
  say(card, '.name', person.name)
  say(card, '.since', sinceText(person))
  say(card, '.where', stepName(step))
  say(card, '.passed', person.total ? `${person.passed} of ${person.total}` : '')
  const bar = card.querySelector('progress')
  bar.hidden = !person.total
  bar.max = person.total || 1
  bar.value = person.passed
  bar.setAttribute('aria-label', 'tests that pass')
  fillFailure(card.querySelector('.fails'), person.verdict, person.test)
}

function fillFailure(place, verdict, test) {
  const [word, title] = [document.createElement('span'), document.createElement('span')]
  word.className = 'verdict'
  word.textContent = verdict
  title.className = 'test'
  title.textContent = test
  place.replaceChildren(...(verdict ? [word, title] : []))
}

function showPeople() {
  const people = inOrder(picture.attendees.filter((person) => chosen === null || person.step === chosen))
  const here = new Set(people.map((person) => person.id))
  for (const [id, card] of cards) if (!here.has(id)) card.remove(), cards.delete(id)
  people.forEach((person, index) => {
    if (!cards.has(person.id)) cards.set(person.id, copyOf('person'))
    const card = cards.get(person.id)
    fillCard(card, person)
    if (at('people').children[index] !== card) at('people').insertBefore(card, at('people').children[index] ?? null)
  })
  const step = picture.steps.find((each) => each.number === chosen)
  at('people-title').textContent = chosen === null ? 'Everybody' : `Step ${stepName(step)}: Esc shows everybody`
}

function showSteps() {
  const groups = [{ number: '' }, ...picture.steps].map((step) => [step, picture.attendees.filter((person) => person.step === step.number)])
  const most = Math.max(1, ...groups.map(([, people]) => people.length))
  for (const [step, people] of groups) {
    if (!rows.has(step.number)) addRow(step)
    fillRow(rows.get(step.number), step, people, most)
  }
}

function addRow(step) {
  const row = copyOf('step')
  row.addEventListener('click', () => choose(chosen === step.number ? null : step.number))
  rows.set(step.number, row)
  at('steps').append(row)
}

function fillRow(row, step, people, most) {
  row.hidden = !people.length && !CORE.includes(step.number) && chosen !== step.number
  row.setAttribute('aria-pressed', String(chosen === step.number))
  say(row, '.name', stepName(step.slug && step))
  say(row, '.count', String(people.length))
  const counts = KINDS.map((kind) => people.filter((person) => kindOf(person) === kind).length)
  KINDS.forEach((kind, index) => { row.querySelector(`.${kind}`).style.width = `calc(${(100 * counts[index]) / most}% - 2px)` })
  row.setAttribute('aria-label', `${stepName(step.slug && step)}: ${people.length} people, ${counts[0]} stuck, ${counts[2]} done`)
}

function showFailures() {
  const count = new Map()
  for (const person of picture.attendees)
    if (person.test) count.set(`${person.step} ${person.test}`, [...(count.get(`${person.step} ${person.test}`) ?? []), person])
  const shared = [...count.values()].filter((people) => people.length > 1).sort((a, b) => b.length - a.length).slice(0, 5)
  at('fails').replaceChildren(...shared.map(failureOf))
  at('no-fails').hidden = shared.length > 0
}

function failureOf(people) {
  const [item, number, what, test] = ['li', 'span', 'span', 'span'].map((tag) => document.createElement(tag))
  number.className = 'count'
  number.textContent = people.length
  test.className = 'test'
  test.textContent = people[0].test
  what.append(`Step ${people[0].step}`, test)
  item.append(number, what)
  return item
}

function showHead() {
  const stuck = picture.attendees.filter((person) => kindOf(person) === 'stuck').length
  const people = picture.attendees.length
  const told = people ? `${people} here, ${stuck} stuck` : 'Nobody is here yet.'
  if (at('counts').textContent !== told) at('counts').textContent = told
  document.title = stuck ? `(${stuck} stuck) The room` : 'The room'
  at('join').textContent = picture.join ?? ''
}

function showNotes() {
  at('notes').replaceChildren(...picture.notes.map(([time, text]) => {
    const note = document.createElement('p')
    note.className = 'note'
    note.textContent = `${new Date(1000 * time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}  ${text}`
    return note
  }))
}

function show() {
  showHead()
  showSteps()
  showFailures()
  showPeople()
}

function choose(number) {
  chosen = number
  show()
}

function listen() {
  const events = new EventSource('events')
  events.addEventListener('open', () => { at('lost').hidden = true })
  events.addEventListener('error', () => {
    at('lost').hidden = false
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000)
  })
  events.addEventListener('message', (event) => {
    picture = JSON.parse(event.data)
    arrived = performance.now()
    showNotes()
    show()
  })
}

function hideNames(hides) {
  document.body.classList.toggle('no-names', hides)
  at('names').setAttribute('aria-pressed', String(hides))
  sessionStorage.setItem('names', hides ? 'hidden' : 'shown') // a page that is loaded again hides them, too
}

hideNames(sessionStorage.getItem('names') === 'hidden')
at('names').addEventListener('click', () => hideNames(!document.body.classList.contains('no-names')))
document.addEventListener('keydown', (event) => { if (event.key === 'Escape') choose(null) })
setInterval(show, 10000) // the minutes go on
listen()
