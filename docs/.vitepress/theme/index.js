import DefaultTheme from 'vitepress/theme'

import Diagram from './Diagram.vue'
import Layout from './Layout.vue'
import Live from './page/Live.vue'
import './style.css'

/** What is folded on the screen is read on paper. */
function openForPrinting() {
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((each) => (each.open = true)))
}

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component('Diagram', Diagram)
    app.component('Live', Live)
    if (typeof window !== 'undefined') openForPrinting()
  },
}
