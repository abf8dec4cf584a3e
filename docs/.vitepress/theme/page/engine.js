// The server for the page, loaded when the first widget wants it.
import { load } from '../../../page/server.mjs'

const [open] = Object.values(import.meta.glob('../../server/engine.mjs'))
let loading

/** Whether this site was built with it. */
export const isThere = Boolean(open)

export function engine() {
  loading ??= open().then((module) => load(module.default))
  loading.catch(() => (loading = undefined)) // the next widget tries again
  return loading
}
