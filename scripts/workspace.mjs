// The folders of this checkout, and functions that run its tools. Runs on Node 20 without dependencies, before any
// install.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The packages. Each one comes after the packages that it needs. */
export const packages = ['core', 'daemon', 'cli']

/** The npm package that holds the project's Node for this machine. */
export const nodePackage = [
  process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node',
  process.platform === 'win32' ? 'win' : process.platform,
  process.arch,
].join('-')

/**
 * The Node that npm or pnpm has installed in a folder.
 *
 * @param {string} folder
 */
export const nodeIn = (folder) =>
  join(
    folder,
    'node_modules',
    nodePackage,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )

/** The project's own Node, whichever Node started this script. */
export const projectNode = nodeIn(root)

/** The version of the project's own Node, which package.json names. */
export function projectNodeVersion() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return optionalDependencies[nodePackage] ?? Object.values(optionalDependencies)[0]
}

/**
 * The environment for programs that are started from here: the project's Node and tools come first in PATH. Compiled code
 * of tools such as tsc is kept in this checkout. Their own folder for it is in the system's temporary folder, where another
 * user may have put code.
 */
export function projectEnvironment() {
  const { PATH = '', ...rest } = process.env
  const first = [dirname(projectNode), join(root, 'node_modules/.bin')]
  const NODE_COMPILE_CACHE = join(root, 'node_modules/.cache/compiled')
  return { NODE_COMPILE_CACHE, ...rest, PATH: [...first, PATH].join(delimiter) }
}

/**
 * The script of a tool's command, to be run with `projectNode`. The files in node_modules/.bin are not used: they are
 * shell scripts, and different ones on Windows.
 *
 * @param {string} name the npm package, as in the root's devDependencies
 * @param {string} [command] the command, where a package has several
 */
export function toolScript(name, command) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command ?? name])
}

/**
 * Runs a program to its end and returns its exit code. If a signal ended it, the code is 128 plus the signal's number,
 * as in a shell. A signal to this process is passed on to the program, and this process ends together with it.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    const signals = passSignalsTo(child)
    child.once('error', (error) => {
      signals.stop()
      reject(error)
    })
    child.once('close', (code, signal) => {
      const exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0)
      if (signals.stop()) process.exit(exitCode)
      resolve(exitCode)
    })
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{ stop: () => boolean }} `stop` ends the passing on of signals, and returns whether there was one
 */
function passSignalsTo(child) {
  let received = false
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    received = true
    // In a terminal, Ctrl-C reaches the child directly. A second SIGINT from here would mean "stop at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)

  // npm sends a signal to the shell in which it runs us. Many shells end without passing it on.
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent || process.env.npm_lifecycle_event === undefined) return
    clearInterval(watch)
    pass('SIGTERM')
  }, 250)

  return {
    stop() {
      clearInterval(watch)
      for (const signal of signals) process.off(signal, pass)
      return received
    },
  }
}

/** A regular expression for paths of tests and of their support, in folders testing/. They are not published to npm. */
export const TEST = '(\\.test\\.tsx?$|/testing/)'
