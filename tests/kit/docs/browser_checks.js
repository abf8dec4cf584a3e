// Functions that tests ask in a page, in the browser. Each returns what is wrong, as texts.
const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
const told = (element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 40)}"`

/** Blocks of code, and the page itself, that scroll sideways. */
function wide() {
  document.querySelectorAll('details').forEach((each) => (each.open = true))
  const blocks = [...document.querySelectorAll('main pre')].filter((each) => each.scrollWidth > each.clientWidth)
  return [...blocks.map(told), ...(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])]
}

function rgba(text) {
  const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number)
  return { r, g, b, a }
}

const over = (top, below) => ({ a: 1, ...Object.fromEntries(['r', 'g', 'b'].map((part) => [part, top[part] * top.a + below[part] * (1 - top.a)])) })

/** The colour behind an element: those of its ancestors, over each other. */
function ground(element) {
  const colour = rgba(getComputedStyle(element).backgroundColor)
  if (colour.a === 1) return colour
  return over(colour, element.parentElement ? ground(element.parentElement) : { r: 255, g: 255, b: 255, a: 1 })
}

function luminance(colour) {
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
}

function contrast(element) {
  const below = ground(element)
  const [low, high] = [luminance(over(rgba(getComputedStyle(element).color), below)), luminance(below)].sort((one, other) => one - other)
  return (high + 0.05) / (low + 0.05)
}

const isLarge = (element) => parseFloat(getComputedStyle(element).fontSize) >= 24
const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())

/** Texts that are hard to see. */
function pale() {
  return [...document.body.querySelectorAll('*')]
    .filter((each) => hasText(each) && shown(each) && !each.closest('[disabled], noscript'))
    .filter((each) => contrast(each) < (isLarge(each) ? 3 : 4.5) - 0.005)
    .map((each) => `${told(each)}: ${contrast(each).toFixed(1)}`)
}

const CONTROLS = 'a[href], button, input, select, summary, [tabindex="0"]'
const inText = (element) => getComputedStyle(element).display === 'inline' && element.closest('p, li, td, h1, h2, h3, h4, summary')

/** Targets that a finger misses: WCAG 2.2 asks for 24 px, except for links in a text. */
function small() {
  return [...document.querySelectorAll(CONTROLS)]
    .filter((each) => shown(each) && !inText(each) && !each.closest('.VPSkipLink'))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 1 && (width < 23.5 || height < 23.5))
    .map(([each, { width, height }]) => `${told(each)}: ${Math.round(width)} x ${Math.round(height)}`)
}

/** What has the focus, and whether one sees that. */
function focused() {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement)
  return { what: told(document.activeElement), visible: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' }
}
