import { expect, test } from 'vitest'
import { makeProgram } from './program.ts'

/** The command that is named as the meant one, for words behind `outerpark`. */
async function meant(...words: readonly string[]): Promise<unknown> {
  const program = await makeProgram(words)
  const error: unknown = await program.parseAsync([...words], { from: 'user' }).catch((e) => e)
  return error instanceof Error && 'meant' in error ? error.meant : undefined
}

test.each([
  [['customer', 'list', 'min'], 'customer list --search min'],
  [['customer', 'list', 'kim', 'min'], "customer list --search 'kim min'"],
  [['customer', 'find'], 'customer list --search TEXT'],
  [['customer', 'find', 'min'], 'customer list --search min'],
  [['customer', 'lst'], 'list'],
  [['performance', 'list', 'Hadestown'], 'performance list --title Hadestown'],
  [['performance', 'list', 'MU-7K'], 'performance list --musical MU-7K'],
  [['reservation', 'list', 'pf-7k'], 'reservation list --performance pf-7k'],
  [['reservation', 'list', 'minji@example.com'], 'reservation list --email minji@example.com'],
  [['payment', 'list', 'PY-7K'], undefined],
  [['sandbox', 'slow', '400', '620'], undefined],
])(
  'words that a command does not take are offered with the option that does: %j',
  async (words, name) => {
    expect(await meant(...words)).toBe(name)
  },
)
