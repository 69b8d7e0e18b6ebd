import type { Context } from '../context.ts'
import { failure, usage } from '../failure.ts'
import { askSecret } from './ask.ts'

const EXAMPLE = 'Example: outerpark login < TOKEN_FILE'

/** Reads a token from stdin, or asks for it. Not from the command line, which everybody on the machine can read. */
export async function readToken({ interactive }: Context): Promise<string> {
  const terminal = process.stdin.isTTY
  if (terminal && !interactive)
    throw failure('missing-argument', 'The token is missing on stdin.', EXAMPLE)
  const token = terminal ? (await askSecret('Token')).trim() : tokenIn(await readStdin())
  if (/^[\x21-\x7e]{1,500}$/.test(token)) return token
  throw usage('What came on stdin is not a token.', EXAMPLE)
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
