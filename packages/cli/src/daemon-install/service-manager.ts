import { spawn } from 'node:child_process'
import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { failure, usage } from '../failure.ts'
import type { Command, Program, ServiceLevel } from './parts.ts'

const WORLD_MAY_READ = 0o005

/**
 * Refuses what cannot be installed here.
 * @throws Failure `no-service-manager`, `usage`
 */
export function checkPlatform(options: { level: ServiceLevel; listen: boolean; act: boolean }) {
  const { platform, env, geteuid } = process
  const { level, listen, act } = options
  if (platform === 'darwin' && (level === 'system' || listen))
    throw usage(({ service }) => service.onlySystemd)
  if (platform === 'darwin') return
  if (platform !== 'linux')
    throw failure(
      'no-service-manager',
      ({ service }) => service.noManager(platform),
      ({ service }) => service.onWindows,
    )
  if (!act) return
  if (!isThere('systemctl', env))
    throw failure(
      'no-service-manager',
      ({ service }) => service.noSystemd,
      ({ service }) => service.startYourself,
    )
  if (level === 'system' && geteuid?.() !== 0) throw usage(({ service }) => service.needsRoot)
}

/**
 * Refuses a program that the user of a system's service cannot read, as one that nvm has put into somebody's home.
 * @throws Failure `usage`
 */
export function checkReadable({ node, entry }: Program): void {
  for (const file of [node, entry])
    for (let each = realpathSync(file); ; each = dirname(each)) {
      if ((statSync(each).mode & WORLD_MAY_READ) !== WORLD_MAY_READ && !isFileOnly(each, file))
        throw usage(
          ({ service }) => service.notForAll(file, each),
          ({ service }) => service.installForAll,
        )
      if (dirname(each) === each) break
    }
}

/** A module needs no right to be run. */
const isFileOnly = (each: string, file: string) =>
  each === realpathSync(file) && (statSync(each).mode & 0o004) !== 0

function isThere(program: string, { PATH = '' }: NodeJS.ProcessEnv): boolean {
  return PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Runs a command of the service manager. @returns what it says if it fails; undefined if it is done */
export async function complaintOf(command: Command, env: NodeJS.ProcessEnv) {
  return (await answerOf(command, env)).failed
}

/** Runs a command of the service manager. @returns what it says, on its standard output or of its failure */
export async function answerOf(
  [program, ...args]: Command,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly said?: string; readonly failed?: string }> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const code = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  try {
    const [said, wrong, status] = await Promise.all([text(child.stdout), text(child.stderr), code])
    return status === 0 ? { said: said.trim() } : { failed: wrong.trim() || `exit code ${status}` }
  } catch (error) {
    return { failed: String(error) }
  }
}
