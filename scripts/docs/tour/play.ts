import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../../workspace.mjs'
import { firstMissing, type Step } from './console.ts'

export type Played = { readonly step: Step; readonly printed: readonly string[] }

/** Says where the output of one command ends; no command of ours prints it. */
const END = '==== end of the step ===='

/**
 * Types the steps into one shell, as somebody would who reads the page, in the root of the repository.
 * Whatever daemon the steps have started is stopped at the end, also if they stop in the middle.
 */
export async function play(steps: readonly Step[]): Promise<Played[]> {
  const script = [
    // A step may have removed its home, and then has stopped its daemon too.
    'trap \'[ -d "$OUTERPARK_HOME" ] && outerpark daemon stop >/dev/null 2>&1 && rm -r "$OUTERPARK_HOME"\' EXIT',
    ...steps.flatMap(({ command }) => [command, `echo; echo '${END}'`]),
  ].join('\n')
  const { OUTERPARK_HOME: _, ...env } = process.env
  const shell = spawn('sh', ['-c', `exec 2>&1\n${script}`], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const chunks: Buffer[] = []
  shell.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(shell, 'close')
  const outputs = Buffer.concat(chunks).toString().split(`${END}\n`)
  return steps.map((step, at) => ({ step, printed: linesOf(outputs[at] ?? '') }))
}

/** Without the line break that stands before the end of a step. */
function linesOf(output: string): string[] {
  const text = output.replace(/\n$/, '').trimEnd()
  return text === '' ? [] : text.split('\n')
}

/** What was printed otherwise than the page says, for people. */
export function differences(played: readonly Played[]): string[] {
  return played.flatMap(({ step, printed }) => {
    const missing = firstMissing(step.shown, printed)
    if (missing === undefined) return []
    return [`$ ${step.command}\nexpected next: ${missing}\nprinted:\n${printed.join('\n')}\n`]
  })
}
