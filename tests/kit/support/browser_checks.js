// Functions that tests ask in a page, in the browser. Each returns what is wrong, as texts.
const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
const told = (element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 40)}"`

const unfold = () => document.querySelectorAll('details').forEach((each) => (each.open = true))

/** The page itself, if it scrolls sideways. */
function sideways() {
  unfold()
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []
}

const overflowing = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.scrollWidth > each.clientWidth).map(told)

/** Blocks of code, and the page itself, that scroll sideways. */
function wide() {
  unfold()
  return [...overflowing('main pre'), ...sideways()]
}

/** Of rgb(255 ...), or of color(srgb 1 ...), which a mix of colours has. */
function rgba(text) {
  const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number), most = text.startsWith('color(') ? 255 : 1
  return { r: r * most, g: g * most, b: b * most, a }
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

const opacity = (element) => (element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1)

function contrast(element) {
  const below = ground(element), colour = rgba(getComputedStyle(element).color)
  const seen = over({ ...colour, a: colour.a * opacity(element) }, below)
  const [low, high] = [luminance(seen), luminance(below)].sort((one, other) => one - other)
  return (high + 0.05) / (low + 0.05)
}

const isLarge = (element) => parseFloat(getComputedStyle(element).fontSize) >= 24
const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())

/** Texts that are hard to see: in the whole page, or in some parts of it. */
function pale(where = 'body') {
  return [...document.querySelectorAll(`${where} *`)]
    .filter((each) => hasText(each) && shown(each) && parseFloat(getComputedStyle(each).fontSize) && !each.closest('[disabled], noscript'))
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

const READ = ['h1', 'h2', 'h3', 'h4', 'p', 'li', 'pre', 'table', 'img', 'summary'].map((tag) => `main ${tag}`).join()
const isEmpty = (element) => !element.getBoundingClientRect().height

/** What is to be read, and is not seen although all is unfolded. */
function unseen() {
  unfold()
  return [...document.querySelectorAll(READ)].filter((each) => !shown(each) || isEmpty(each)).map(told)
}

const needsScript = (element) => element.matches('.live') ? !element.innerText.includes('JavaScript') : !isEmpty(element)

/** Without scripts: what does nothing when it's pressed, and widgets that don't say why they aren't there. */
function dead() {
  return [...document.querySelectorAll('button, input, select, .caret, .live')]
    .filter((each) => shown(each) && !each.closest('.VPFlyout') && needsScript(each)).map(told)
}

const SMALLEST = 11 // pixels

/** A picture as wide as the page shows it, without the page's styles. */
function drawn(svg, width) {
  const host = document.body.appendChild(document.createElement('div'))
  host.style = `all: initial; display: block; width: ${width}px`
  host.attachShadow({ mode: 'open' }).innerHTML = svg
  const picture = host.shadowRoot.querySelector('svg')
  picture.style = 'display: block; width: 100%; height: auto'
  return picture
}

function isCut(text, frame) {
  const { left, right, top, bottom } = text.getBoundingClientRect()
  return left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom
}

const sizeOf = (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a

function troubles(svg, width) {
  const picture = drawn(svg, width), texts = [...picture.querySelectorAll('text')], frame = picture.getBoundingClientRect()
  const found = [...texts.filter((each) => isCut(each, frame)).map((each) => `cut off: ${each.textContent}`),
    ...texts.filter((each) => sizeOf(each) < SMALLEST).map((each) => `${sizeOf(each).toFixed(1)} px: ${each.textContent}`)]
  picture.getRootNode().host.remove()
  return found
}

/** Pictures (each as its alternative text and its SVG) that the page does not show, and texts in them that are cut off or
 * too small. */
function unreadable(pictures) {
  return pictures.flatMap(([text, svg]) => {
    const image = [...document.images].find((each) => each.alt === text)
    return image?.naturalWidth && shown(image) ? troubles(svg, image.clientWidth) : [`not shown: ${text}`]
  })
}
