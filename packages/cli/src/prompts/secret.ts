import { text } from 'node:stream/consumers'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askSecret } from './ask.ts'

/** A secret from the standard input, or from a question. Not from the command line, which everybody on the machine can read. */
export async function secretFrom(
  { interactive }: Pick<Context, 'interactive'>,
  question: string,
): Promise<string> {
  const isTerminal = process.stdin.isTTY
  if (isTerminal && !interactive)
    throw failure('missing-argument', ({ asked }) => asked.missing(['VALUE']))
  return isTerminal ? askSecret(question) : (await text(process.stdin)).replace(/\r?\n$/, '')
}
