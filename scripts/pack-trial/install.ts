import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { SetupError } from '../setup.mjs'
import { nodeIn, nodePackage, packages, root } from '../workspace.mjs'
import { type Ended, runProgram } from './run.ts'

const isWindows = process.platform === 'win32'
const QUIET = ['--no-audit', '--no-fund', '--loglevel', 'error']

/** An installation of the program in a folder of its own. */
export type Installed = {
  readonly bin: string
  /** the entry of the daemon, for those who run it alone */
  readonly daemon: string
  readonly env: NodeJS.ProcessEnv
  readonly megabytes: number
  readonly packages: number
}

/** Packs the packages. @returns the paths of the archives */
export async function pack(into: string): Promise<string[]> {
  mkdirSync(into)
  for (const name of packages)
    await npm(['pack', join(root, 'packages', name), '--pack-destination', into], process.env, root)
  return readdirSync(into).map((file) => join(into, file))
}

/** Installs a major version of Node from npm. @returns the folder with its program */
export async function installNode(folder: string, major: string): Promise<string> {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  await npm(['install', ...QUIET, '--no-save', `${nodePackage}@${major}`], process.env, folder)
  return dirname(nodeIn(folder))
}

/** Installs the program for all users, as `npm install --global` does, below another folder. */
export async function installProgram(
  prefix: string,
  nodeFolder: string,
  archives: readonly string[],
): Promise<Installed> {
  mkdirSync(prefix)
  const bin = isWindows ? prefix : join(prefix, 'bin')
  const modules = isWindows ? join(prefix, 'node_modules') : join(prefix, 'lib/node_modules')
  const env = cleanEnvironment([nodeFolder, bin])
  await npm(['install', ...QUIET, '--global', '--prefix', prefix, ...archives], env, prefix)
  const files = readdirSync(modules, { recursive: true, withFileTypes: true })
  const sizes = files.flatMap((file) =>
    file.isFile() ? [statSync(join(file.parentPath, file.name)).size] : [],
  )
  const manifests = files.filter(
    ({ name, parentPath }) =>
      name === 'package.json' && /node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+$/.test(parentPath),
  )
  return {
    bin: join(bin, isWindows ? 'outerpark.cmd' : 'outerpark'),
    daemon: join(modules, '@outerpark/daemon/bundle/main.js'),
    env,
    megabytes: Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1e6),
    packages: manifests.length,
  }
}

/** Without the settings of this shell, and without what npm tells the scripts that it runs. */
function cleanEnvironment(first: readonly string[]): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(OUTERPARK_|SYS_MODE$|NODE_(OPTIONS|ENV|COMPILE_CACHE)$|npm_(lifecycle|package|command))/.test(
        name,
      ),
  )
  const { PATH = '', ...rest } = Object.fromEntries(own)
  return { ...rest, PATH: [...first, PATH].join(delimiter) }
}

async function npm(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Ended> {
  const ended = await runProgram(isWindows ? 'npm.cmd' : 'npm', args, { env, cwd })
  if (ended.code === 0) return ended
  throw new SetupError(`npm ${args.join(' ')} failed (exit code ${ended.code}):\n${ended.stderr}`)
}
