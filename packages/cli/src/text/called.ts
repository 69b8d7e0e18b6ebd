import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where the commands of packages lie that are installed in a folder. */
const BIN = join('node_modules', '.bin')

/** The files that a shell finds by the name of the program. */
const FILES =
  process.platform === 'win32' ? ['outerpark.cmd', 'outerpark.exe', 'outerpark'] : ['outerpark']

/**
 * What the user has to type for this program: `outerpark`, if their shell finds that, and otherwise `npx outerpark`, if that works
 * in this folder. npm and npx put folders of their own first on the PATH of what they start, which the user's shell does not have.
 */
export function calledBy(env: NodeJS.ProcessEnv, folder: string): string {
  const byNpm = env.npm_command !== undefined
  const path = (env.PATH ?? '').split(delimiter).filter((each) => each !== '')
  const shells = byNpm ? path.filter((each) => !each.endsWith(BIN)) : path
  if (shells.some(hasProgram)) return 'outerpark'
  return hasProgram(join(folder, BIN)) ? 'npx outerpark' : 'outerpark'
}

const hasProgram = (folder: string): boolean => FILES.some((file) => existsSync(join(folder, file)))
