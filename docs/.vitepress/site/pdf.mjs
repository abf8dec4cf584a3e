// node pdf.mjs [FILE [SITE]]: prints the built site's book.html into a PDF, with Chromium.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { site } from './project.mjs'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
const fail = (message) => { console.error(message); process.exit(1) }

const built = process.argv[3] ?? join(site, 'dist')
const book = resolve(built, 'book.html')
if (!existsSync(book)) fail('There is no site yet, so there is nothing to print. Build it first: npm --prefix docs run build')

function answers(browser) {
  try {
    execFileSync(browser, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const browser = BROWSERS.find(answers)
if (!browser) fail('No Chromium was found, which makes the PDF. Install it, or open book.html in your browser and print it from there.')

const file = resolve(process.argv[2] ?? join(built, 'book.pdf'))
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
execFileSync(browser, ['--headless=new', '--disable-gpu', ...asRoot, '--no-pdf-header-footer', `--print-to-pdf=${file}`,
  pathToFileURL(book).href], { stdio: 'ignore' })
console.log(file)
