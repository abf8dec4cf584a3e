import DefaultTheme from 'vitepress/theme'

import Layout from './Layout.vue'
import './style.css'
import './code.css'
import './print.css'

/** What is folded on the screen is read on paper. */
function openForPrinting() {
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((each) => (each.open = true)))
}

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp() {
    if (typeof window !== 'undefined') openForPrinting()
  },
}
