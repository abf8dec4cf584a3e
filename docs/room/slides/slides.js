'use strict'
// One slide at a time. Arrows, Page Up and Down, Space: go; Home, End: first, last; n: notes; f: the whole screen.
const slides = [...document.querySelectorAll('section')]

function current() {
  const index = slides.findIndex((slide) => slide.id === location.hash.slice(1))
  return Math.max(0, index)
}

function show() {
  slides.forEach((slide, index) => slide.classList.toggle('current', index === current()))
  document.documentElement.classList.add('shows')
  scrollTo(0, 0)
}

function go(index) {
  location.hash = slides[Math.min(Math.max(index, 0), slides.length - 1)].id
}

const KEYS = {
  ArrowRight: () => go(current() + 1), ArrowDown: () => go(current() + 1), PageDown: () => go(current() + 1), ' ': () => go(current() + 1),
  ArrowLeft: () => go(current() - 1), ArrowUp: () => go(current() - 1), PageUp: () => go(current() - 1),
  Home: () => go(0), End: () => go(slides.length - 1),
  n: () => document.documentElement.classList.toggle('with-notes'),
  f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return
  event.preventDefault()
  KEYS[event.key]()
})
addEventListener('click', (event) => go(current() + (event.clientX < innerWidth / 3 ? -1 : 1)))
addEventListener('hashchange', show)
show()
