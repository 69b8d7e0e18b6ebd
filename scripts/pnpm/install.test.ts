import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectNode, root } from '../workspace.mjs'
import { differing, pinned } from './install.mjs'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const manifest = JSON.parse(read('package.json'))

test('S14: pnpm has one pinned version, with its hash, in package.json and for the set-up', () => {
  const { version, integrity } = pinned()
  const hex = Buffer.from(integrity.pnpm?.replace('sha512-', '') ?? '', 'base64').toString('hex')
  expect(manifest.packageManager).toBe(`pnpm@${version}+sha512.${hex}`)
  expect(hex).toHaveLength(128)
  for (const file of ['scripts/setup.mjs', 'CONTRIBUTING.md', 'package.json'])
    expect(read(file)).not.toMatch(/npx[^\n]*pnpm/)
})

test('S14: another pnpm, or another binary of it, is refused before it runs', () => {
  const { integrity } = pinned()
  expect(differing(integrity, integrity)).toBeUndefined()
  expect(differing({ ...integrity, pnpm: 'sha512-other' }, integrity)).toBe('pnpm')
  const binary = '@pnpm/exe.linux-x64'
  expect(differing({ ...integrity, [binary]: 'sha512-other' }, integrity)).toBe(binary)
  expect(differing({ ...integrity, 'left-pad': 'sha512-a' }, integrity)).toBe('left-pad')
  expect(differing({}, integrity)).toBe('pnpm')
})

test("S14: the project's Node is in the lockfile with a hash for each platform, and no package runs a script of its own", () => {
  const lockfile = read('pnpm-lock.yaml')
  const packages: [string, string][] = Object.entries(manifest.optionalDependencies)
  expect(packages).toHaveLength(5)
  for (const [name, version] of packages)
    expect(lockfile).toMatch(
      new RegExp(
        `${name}@${version}:\n    resolution: \\{integrity: sha512-[^}]+\\}\n    cpu: \\[\\w+\\]`,
      ),
    )
  expect(read('pnpm-workspace.yaml')).toContain('allowBuilds:')
  // The indented lines are those of allowBuilds.
  expect(read('pnpm-workspace.yaml')).not.toMatch(/^ .*: true/m)
  expect(`v${packages[0]?.[1]}`).toBe(process.version)
  expect(projectNode).toContain(
    join('node_modules', packages.find(([name]) => projectNode.includes(`/${name}/`))?.[0] ?? '?'),
  )
})

test('S14: no file that is installed from names the address of a registry', () => {
  for (const file of [
    'pnpm-lock.yaml',
    'package.json',
    'pnpm-workspace.yaml',
    'scripts/pnpm/pinned.json',
  ])
    expect(read(file)).not.toMatch(/https?:\/\/[^\s"']*(registry|npm)/)
})
