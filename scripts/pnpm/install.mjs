// Installs the pnpm that this checkout is pinned to, without any other package manager than npm. Runs on Node 20 without
// dependencies.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from '../workspace.mjs'

const here = join(root, 'scripts/pnpm')
const folder = join(root, 'node_modules/.outerpark-pnpm')

/**
 * The hashes of what is run (`pinned.json`). `packageManager` in package.json names pnpm itself and its hash, for
 * corepack; the binary of pnpm is a package for each platform.
 *
 * @returns {{ version: string, integrity: Record<string, string> }}
 */
export const pinned = () => JSON.parse(readFileSync(join(here, 'pinned.json'), 'utf8'))

/**
 * Installs pnpm, unless it is there already, and compares it with the pinned hashes before it is run.
 *
 * @returns {Promise<string>} the script of pnpm, to be run with Node
 * @throws {Error} if npm fails, or if a hash is not the pinned one
 */
export async function installPnpm() {
  const { version, integrity } = pinned()
  const script = join(folder, 'node_modules/pnpm/bin/pnpm.mjs')
  const stamp = join(folder, 'checked')
  const wanted = JSON.stringify({ version, integrity })
  if (existsSync(script) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)
    return script
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const manifest = { private: true, dependencies: { pnpm: version } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const options = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--silent']
  const code = await run(npm(), ['install', '--prefix', folder, ...options], {
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    cwd: folder,
    shell: process.platform === 'win32',
  })
  if (code !== 0) throw new Error(`npm could not install pnpm@${version} (exit code ${code}).`)
  const wrong = differing(installedIn(folder), integrity)
  if (wrong !== undefined) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`${wrong} is not the one that this checkout is pinned to: its hash differs.`)
  }
  writeFileSync(stamp, wanted)
  return script
}

/**
 * What npm has installed, and the hashes that it has compared the contents with.
 *
 * @param {string} folder
 * @returns {Record<string, string>} the integrity of each package, by its name
 */
function installedIn(folder) {
  const { packages } = JSON.parse(
    readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'),
  )
  /** @type {[string, { integrity: string }][]} */
  const entries = Object.entries(packages)
  return Object.fromEntries(
    entries.map(([path, { integrity }]) => [path.replace(/^.*node_modules\//, ''), integrity]),
  )
}

/**
 * The first package whose hash is not the pinned one. A binary for a platform that is not pinned counts as right: npm
 * has compared it with the hash of the registry.
 *
 * @param {Record<string, string>} installed
 * @param {Record<string, string>} wanted
 */
export function differing(installed, wanted) {
  if (installed.pnpm === undefined) return 'pnpm'
  return Object.keys(installed).find((name) => {
    const isBinary = name.startsWith('@pnpm/exe.')
    return installed[name] !== wanted[name] && !(isBinary && wanted[name] === undefined)
  })
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}
