// Text that is hard to read: [what it is, its contrast], for each that has less than 4.5.
const channel = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
const WEIGHTS = [0.2126, 0.7152, 0.0722]
const light = (color) => color.match(/[\d.]+/g).slice(0, 3)
  .reduce((sum, value, index) => sum + channel(Number(value)) * WEIGHTS[index], 0)

function background(node) {
  const color = getComputedStyle(node).backgroundColor
  return /, 0\)$/.test(color) && node.parentElement ? background(node.parentElement) : color
}

function contrast(node) {
  const [a, b] = [light(getComputedStyle(node).color), light(background(node))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const hasText = (node) => [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim())
return [...document.querySelectorAll('body *')].filter((node) => node.offsetParent && hasText(node))
  .map((node) => [node.className || node.tagName, contrast(node)]).filter(([, ratio]) => ratio < 4.5)
