import type { Context } from '../context.ts'
import { failure, usage } from '../failure.ts'
import { words } from '../words/words.ts'
import { askSecret } from './ask.ts'

const example = () => words().people.loginExample

/** Reads a token from stdin, or asks for it. Not from the command line, which everybody on the machine can read. */
export async function readToken({ interactive }: Context): Promise<string> {
  const terminal = process.stdin.isTTY
  if (terminal && !interactive)
    throw failure('missing-argument', ({ people }) => people.tokenMissing, example())
  const token = terminal
    ? (await askSecret(words().people.tokenQuestion)).trim()
    : tokenIn(await readStdin())
  if (/^[\x21-\x7e]{1,500}$/.test(token)) return token
  throw usage(({ people }) => people.notAToken, example())
}

async function readStdin(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk
  return text
}

/** The token in a text: alone, or in what `token create` or `customer token` printed, with `--json` or without. */
export function tokenIn(text: string): string {
  const [, inTable] = /^token +(\S+)$/m.exec(text) ?? []
  const [, inJson] = /^\s*\{[\s\S]*"token": ?"([^"\\]+)"/.exec(text) ?? []
  return inJson ?? inTable ?? text.trim()
}
