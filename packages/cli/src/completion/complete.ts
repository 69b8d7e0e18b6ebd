import { printable } from '@outerpark/core/kernel'
import { type GlobalOptions, makeContext } from '../context.ts'
import { writeLine } from '../output/outlet.ts'
import { makeProgram } from '../program/program.ts'
import { wayOf } from '../text/same-way.ts'
import type { Candidate } from './candidate.ts'
import { candidatesFor } from './candidates.ts'
import { isShell, type Shell } from './shells.ts'

/** Tells the script of a shell to complete the path of a file. */
const FILES = ':files'

/**
 * Answers a shell: what may stand in place of the last word, one candidate a line, with a tab before its description. It never
 * fails and never starts a daemon.
 *
 * @param args the shell, then the words of the command line up to the cursor, without the name of the program
 */
export async function complete([shell, ...line]: readonly string[]): Promise<void> {
  if (shell === undefined || !isShell(shell)) return
  const words = shell === 'bash' ? rejoined(line) : line
  // The words of help name commands of every group.
  const program = await makeProgram(words[0] === 'help' ? [] : words)
  const found = await candidatesFor(program, words, () => contextOf(words.slice(0, -1)))
  if (found === 'files') return write([FILES])
  const typed = words.at(-1) ?? ''
  const fitting = found.map((each) => inCaseOf(each, typed)).filter(fits(typed))
  write(fitting.map((each) => lineFor(each, shell, typed)))
}

function write(lines: readonly string[]): void {
  for (const line of lines) writeLine(line)
}

/** An id may be typed in lower case: then it goes on so, since a shell compares case by case. */
function inCaseOf(candidate: Candidate, typed: string): Candidate {
  const isId = /^[A-Z]{2}-[0-9A-Z]+$/.test(candidate.value)
  return isId && /^[a-z]/.test(typed)
    ? { ...candidate, value: candidate.value.toLowerCase() }
    : candidate
}

const fits =
  (typed: string) =>
  ({ value }: Candidate) =>
    value.startsWith(typed)

/** bash shows no descriptions, and inserts what it gets as it is. It takes what is before a `=` for a word of its own. */
function lineFor({ value, about }: Candidate, shell: Shell, typed: string): string {
  const safe = printable(value)
  if (shell === 'bash') {
    const rest = typed.includes('=') ? safe.slice(safe.indexOf('=') + 1) : safe
    return rest.replace(/[^\w@%+=:,./\p{L}\p{N}-]/gu, '\\$&')
  }
  return about ? `${safe}\t${printable(about)}` : safe
}

/** bash splits `--grade=VIP` into three words. */
function rejoined(words: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const [n, word] of words.entries()) {
    const last = joined.at(-1)
    const belongs = word === '=' ? last?.startsWith('--') : words[n - 1] === '='
    if (belongs && last !== undefined) joined[joined.length - 1] = last + word
    else joined.push(word)
  }
  return joined
}

/**
 * Who asks which box office, by the options of the line.
 * @param words those that are complete
 */
async function contextOf(words: readonly string[]) {
  const { profile, context, url } = wayOf(words)
  const options: GlobalOptions = {
    input: false,
    ...(profile !== undefined && { profile }),
    ...(context !== undefined && { context }),
    ...(url !== undefined && { url }),
  }
  return makeContext(options)
}
