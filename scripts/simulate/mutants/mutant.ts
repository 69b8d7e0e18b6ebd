import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectEnvironment, projectNode, root } from '../../workspace.mjs'
import type { Catch } from './hunt.ts'
import type { Mutation } from './mutation.ts'

/** The files that a simulation from the sources needs. */
const COPIED = [
  'package.json',
  'packages/core/package.json',
  'packages/core/src',
  'packages/daemon/package.json',
  'packages/daemon/src',
  'scripts/lab',
  'scripts/pnpm',
  'scripts/simulate',
  'scripts/setup.mjs',
  'scripts/workspace.mjs',
]
const LINKED = ['node_modules', 'packages/core/node_modules', 'packages/daemon/node_modules']

/**
 * The text of a file with the mutation.
 * @throws Error unless the text to change occurs exactly once; then the program has changed, and the list must be
 *   updated
 */
export function mutated(text: string, { name, file, find, replace }: Mutation): string {
  const [before, after, ...more] = text.split(find)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(
      `"${name}": its text stands ${more.length + (after === undefined ? 0 : 1)} times in ${file}, and has to once.`,
    )
  return before + replace + after
}

/** A copy of the program that may be changed. */
export function copyOfTheProgram() {
  const folder = mkdtempSync(join(tmpdir(), 'outerpark-mutant-'))
  for (const path of COPIED) cpSync(join(root, path), join(folder, path), { recursive: true })
  for (const path of LINKED) symlinkSync(join(root, path), join(folder, path))
  return {
    /**
     * Lets the simulation look for the mutation.
     * @param args the options of hunt.ts
     */
    async hunt(mutation: Mutation, args: readonly string[]): Promise<Catch> {
      const file = join(folder, mutation.file)
      const text = readFileSync(file, 'utf8')
      writeFileSync(file, mutated(text, mutation))
      try {
        return await runHunt(folder, args)
      } finally {
        writeFileSync(file, text)
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function runHunt(folder: string, args: readonly string[]): Promise<Catch> {
  const source = join(folder, 'scripts/simulate/from-source.mjs')
  const script = join(folder, 'scripts/simulate/mutants/hunt.ts')
  const child = spawn(projectNode, ['--import', source, script, ...args], {
    cwd: folder,
    env: projectEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`The simulation of the mutant ended with ${code}.`))
      // hunt.ts prints only this.
      else resolve(JSON.parse(said) as Catch)
    })
  })
}
