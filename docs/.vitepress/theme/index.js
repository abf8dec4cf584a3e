import DefaultTheme from 'vitepress/theme'

import Finished from './Finished.vue'
import MovingTerminal from './MovingTerminal.vue'
import Live from './page/Live.vue'
import './style.css'
import './layout.css'
import './code.css'
import './front.css'
import './print.css'

/** What is folded on the screen is read on paper. */
function openForPrinting() {
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((each) => (each.open = true)))
}

/** A link may lead into something folded. VitePress scrolls before its own events, so this scrolls again. */
function openForReading() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const folded = target?.closest('details:not([open])')
  if (!folded) return
  folded.open = true
  requestAnimationFrame(() => target.scrollIntoView())
}

export default {
  extends: DefaultTheme,
  enhanceApp({ app, router }) {
    app.component('Finished', Finished)
    app.component('MovingTerminal', MovingTerminal)
    app.component('Live', Live)
    if (typeof window === 'undefined') return
    openForPrinting()
    router.onAfterRouteChange = openForReading
    addEventListener('hashchange', openForReading)
  },
}
