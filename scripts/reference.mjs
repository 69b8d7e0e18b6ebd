// Copies the script of the API reference into the daemon's package. As a dependency of the daemon, openapi-explorer would bring
// sixteen packages to every user, all of which are in this one file already.
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './workspace.mjs'

export function copyReference() {
  const daemon = join(root, 'packages/daemon')
  const from = join(daemon, 'node_modules/openapi-explorer')
  const to = join(daemon, 'reference')
  mkdirSync(to, { recursive: true })
  copyFileSync(join(from, 'dist/browser/openapi-explorer.min.js'), join(to, 'openapi-explorer.js'))
  copyFileSync(join(from, 'LICENSE'), join(to, 'LICENSE'))
}
