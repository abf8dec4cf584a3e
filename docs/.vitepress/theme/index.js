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

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('Finished', Finished)
    app.component('MovingTerminal', MovingTerminal)
    app.component('Live', Live)
    if (typeof window !== 'undefined') openForPrinting()
  },
}
