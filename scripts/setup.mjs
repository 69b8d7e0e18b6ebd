// Makes a fresh checkout ready: installs the dependencies of the lockfile and builds the packages. The next run does
// only what is out of date. Runs on Node 20 without dependencies. All its output goes to stderr, so stdout has only
// the output of the program that is started after it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPnpm, pinned } from './pnpm/install.mjs'
import {
  packages,
  projectEnvironment,
  projectNode,
  projectNodeVersion,
  root,
  run,
  toolScript,
} from './workspace.mjs'

const installStamp = join(root, 'node_modules/.outerpark-setup')
const buildStamp = join(root, 'node_modules/.outerpark-build')

/** An error that the user can correct. The message says how. */
export class SetupError extends Error {}

/** Installs and builds everything that is missing or out of date. */
export async function setup() {
  await install()
  await build()
}

/** Installs the dependencies, unless those of this lockfile are installed already. */
export async function install() {
  requireNode20()
  const wanted = installState()
  if (readStamp(installStamp) === wanted && existsSync(projectNode)) return
  say('Installing dependencies …')
  const pnpm = await installPnpm().catch((error) => {
    throw new SetupError(
      `pnpm could not be installed: ${error.message} npm 10 or later is needed, and the npm registry has to be reachable.`,
    )
  })
  const code = await run(process.execPath, [pnpm, 'install', '--frozen-lockfile'], {
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    // Without CI, pnpm asks before it replaces a node_modules folder that it did not make.
    env: { ...process.env, CI: 'true' },
  })
  if (code !== 0) {
    throw new SetupError(
      `Installing the dependencies failed (pnpm exit code ${code}; its reason is above). The npm registry has to be reachable. ` +
        'After a change to a package.json, run "npm run pnpm -- install" once to renew pnpm-lock.yaml.',
    )
  }
  checkNode()
  writeStamp(installStamp, wanted)
}

/** The lockfile has the hash of the project's Node. This looks whether it runs here, and is the version that is meant. */
function checkNode() {
  const wanted = `v${projectNodeVersion()}`
  const { stdout, error } = spawnSync(projectNode, ['--version'], { encoding: 'utf8' })
  if (stdout?.trim() === wanted) return
  const found = error ? error.message : stdout.trim()
  throw new SetupError(
    `The project's own Node ${wanted} does not run here (${relative(root, projectNode)}: ${found}). ` +
      'npm has it for Linux and macOS on x64 and arm64, and for Windows on x64. Delete node_modules and try again.',
  )
}

/** Compiles the packages, unless these sources are compiled already. */
async function build() {
  const wanted = buildState()
  const made = [...packages.map((name) => `${name}/dist`), 'cli/bundle', 'daemon/bundle']
  const built = made.every((folder) => existsSync(join(root, 'packages', folder)))
  if (built && readStamp(buildStamp) === wanted) return
  say('Building …')
  const code = await run(
    projectNode,
    [toolScript('typescript', 'tsc'), '-b', ...packages.map((name) => `packages/${name}`)],
    { stdio: ['ignore', process.stderr.fd, process.stderr.fd], env: projectEnvironment() },
  )
  if (code !== 0) {
    throw new SetupError('The packages do not compile; the errors are above.')
  }
  for (const name of packages) removeOrphans(join(root, 'packages', name))
  const bundled = await run(projectNode, [join(root, 'scripts/bundle.mjs')], {
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
  })
  if (bundled !== 0) throw new SetupError('The bundles are not made; the errors are above.')
  writeStamp(buildStamp, wanted)
}

/** One hash of everything that decides about the installed dependencies. */
function installState() {
  const manifests = packages.map((name) => `packages/${name}/package.json`)
  const hash = createHash('sha256').update(
    `${process.platform} ${process.arch} ${JSON.stringify(pinned())}\n`,
  )
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]) {
    hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** One hash of everything that decides about the compiled files. It uses times and sizes, so it takes milliseconds. */
function buildState() {
  const configurations = packages.map((name) => join(root, 'packages', name, 'tsconfig.json'))
  const sources = packages.flatMap((name) => filesIn(join(root, 'packages', name, 'src')))
  const hash = createHash('sha256').update(readStamp(installStamp) ?? '')
  const made = ['bundle.mjs', 'reference.mjs', 'third-party.mjs'].map((name) =>
    join(root, 'scripts', name),
  )
  for (const file of [
    join(root, 'tsconfig.base.json'),
    ...made,
    ...configurations,
    ...sources.sort(),
  ]) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${relative(root, file)} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex')
}

/**
 * Removes compiled files whose source is gone. Imports would still find them, and they would be published.
 *
 * @param {string} folder of a package
 */
function removeOrphans(folder) {
  const dist = join(folder, 'dist')
  for (const file of filesIn(dist)) {
    const [name, compiled] = relative(dist, file).split(/(\.d\.ts|\.js)(?:\.map)?$/)
    const sources = [join(folder, 'src', `${name}.ts`), join(folder, 'src', `${name}.tsx`)]
    if (compiled !== undefined && !sources.some((source) => existsSync(source))) rmSync(file)
  }
}

/**
 * All files below a folder; empty if the folder does not exist.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

/** @param {string} file */
function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** @param {string} file @param {string} state */
function writeStamp(file, state) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, state)
}

function requireNode20() {
  const found = process.versions.node
  if (Number(found.split('.')[0]) >= 20) return
  throw new SetupError(`Setting up needs Node 20 or later, and this is Node ${found}.`)
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`)
}

/**
 * Runs a script's main function, which may return an exit code. A SetupError becomes one message and exit code 1.
 *
 * @param {() => Promise<number | void>} script
 */
export async function main(script) {
  try {
    process.exitCode = (await script()) ?? 0
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(`\n${error.message}`)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(setup)
