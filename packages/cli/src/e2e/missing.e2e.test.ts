import { afterAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

test.each([
  [['book'], 'book', 'PERFORMANCE and --seats are missing.'],
  [['book', 'PF-7KQ'], 'book', '--seats is missing.'],
  [['signup'], 'signup', '--name and --email are missing.'],
  [['signup', '--name', 'x'], 'signup', '--email is missing.'],
  [['confirm'], 'confirm', '--email and --code are missing.'],
  [['staff', 'add'], 'staff add', 'NAME and --scopes are missing.'],
  [
    ['musical', 'register', 'T', '--seats', '5'],
    'musical register',
    '--venue, --at and --price are missing.',
  ],
  [
    ['performance', 'add'],
    'performance add',
    'MUSICAL, --at and --grade (or --seats or --hall with --price) are missing.',
  ],
  [
    ['performance', 'change'],
    'performance change',
    'PERFORMANCE (or --musical), --grade and --price (or --seats) are missing.',
  ],
  [['hall', 'edit'], 'hall edit', 'HALL and FILE are missing.'],
  [['token', 'revoke'], 'token revoke', 'TOKEN is missing.'],
])(
  '%j: the error names all that is missing, and the help of its command',
  async (args, name, detail) => {
    expect(await outerpark.failure(...args)).toMatchObject({
      ...{ exit: 2, code: 'missing-argument', detail },
      hint: `See: outerpark ${name} --help`,
    })
  },
)
