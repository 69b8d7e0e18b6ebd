import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { root } from '../../workspace.mjs'
import { firstMissing, type Step } from './console.ts'

export type Played = { readonly step: Step; readonly printed: readonly string[] }

type Shell = ChildProcessByStdio<Writable, Readable, null>

/** Marks the end of the output of one command. No command of ours prints it. */
const END = '==== end of the step ===='

/** Removes the home of the steps, after its daemon was stopped. A step may have done both already. */
const CLEAN_UP = `[ -d "$OUTERPARK_HOME" ] && outerpark daemon stop >/dev/null 2>&1 && rm -r "$OUTERPARK_HOME"`

/** This command shows work of the pipeline in the background. So it is repeated until that work is done. */
const LOOKS = 'outerpark mypage'

/** How long the command is repeated, in milliseconds. */
const LOOK_AGAIN_MS = 20_000

/**
 * Types the steps into one shell, like a reader of the page, in the root of the repository.
 * At the end the daemon of the steps is stopped, even if the steps fail in the middle.
 */
export async function play(steps: readonly Step[]): Promise<Played[]> {
  const { OUTERPARK_HOME: _, ...variables } = process.env
  // The reader of the pages is where their halls are: elsewhere, times of a hall show its zone.
  const env = { ...variables, TZ: 'Asia/Seoul' }
  const shell = spawn('sh', [], { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] })
  const closed = once(shell, 'close')
  const type = typist(shell)
  shell.stdin.write(`exec 2>&1\ntrap '${CLEAN_UP}' EXIT\n`)
  try {
    const played: Played[] = []
    for (const step of steps) played.push({ step, printed: await printedBy(step, type) })
    return played
  } finally {
    shell.stdin.end()
    await closed
  }
}

async function printedBy(
  { command, shown }: Step,
  type: (command: string) => Promise<string[]>,
): Promise<string[]> {
  const giveUpAt = performance.now() + LOOK_AGAIN_MS
  let printed = await type(command)
  while (
    command === LOOKS &&
    firstMissing(shown, printed) !== undefined &&
    performance.now() < giveUpAt
  )
    printed = await type(command)
  return printed
}

/** Returns a function that types a command, and gives the lines that it prints. */
function typist(shell: Shell): (command: string) => Promise<string[]> {
  const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]()
  return async (command) => {
    // The commands come through the shell's own input, which must not be the command's input too.
    shell.stdin.write(`{ ${command}\n} </dev/null; echo; echo '${END}'\n`)
    const printed: string[] = []
    for (;;) {
      const { value, done } = await lines.next()
      if (done || value === END) return linesOf(printed.join('\n'))
      printed.push(value)
    }
  }
}

/** The lines of the output, without the line break before the end mark. */
function linesOf(output: string): string[] {
  const text = output.trimEnd()
  return text === '' ? [] : text.split('\n')
}

/** The differences between the output and the page, as text. */
export function differences(played: readonly Played[]): string[] {
  return played.flatMap(({ step, printed }) => {
    const missing = firstMissing(step.shown, printed)
    if (missing === undefined) return []
    return [`$ ${step.command}\nexpected next: ${missing}\nprinted:\n${printed.join('\n')}\n`]
  })
}
