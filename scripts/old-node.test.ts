import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './workspace.mjs'

/** Starts the CLI with this Node, but with another version number. */
const startUnder = (version: string) => {
  const claim = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`
  const cli = join(root, 'packages/cli/bin/outerpark.mjs')
  const args = ['--import', `data:text/javascript,${encodeURIComponent(claim)}`, cli, '--version']
  return spawnSync(process.execPath, args, { encoding: 'utf8' })
}

test.each(['18.20.0', '20.20.2', '22.12.0'])(
  'Node %s is refused, and the message says which Node is needed',
  (version) => {
    const { status, stdout, stderr } = startUnder(version)
    expect(stderr).toContain(`outerpark needs Node 22.13 or later, and this is Node ${version} (`)
    expect(stderr).toContain('Install a newer Node')
    expect(stdout).toBe('')
    expect(status).toBe(1)
  },
)

test.each(['22.13.0', '24.0.0', '26.10.0'])('Node %s is new enough', (version) => {
  expect(startUnder(version).stderr).not.toContain('needs Node')
})
