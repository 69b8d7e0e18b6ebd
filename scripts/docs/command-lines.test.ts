import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { makeProgram } from '../../packages/cli/src/program/program.ts'
import { root } from '../workspace.mjs'
import { commandLines, unknownIn } from './command-lines.ts'
import type { Program } from './commands.ts'
import { DOCUMENTS } from './documents.ts'

let program: Program
beforeAll(async () => {
  program = await makeProgram([])
})
const linesOf = (path: string) => commandLines(readFileSync(join(root, path), 'utf8'))

const PAGES = DOCUMENTS.filter((path) => linesOf(path).length > 0)

test.each(PAGES)(
  'the program knows each command and each option in the code blocks of %s',
  (path) => {
    const unknown = linesOf(path).flatMap((line) => {
      const part = unknownIn(program, line)
      return part === undefined ? [] : [`${line}: ${part}`]
    })
    expect(unknown).toEqual([])
  },
)

test.each(['docs/operations.md', 'docs/ko/operations.md'])('%s has its commands', (path) => {
  expect(linesOf(path).length).toBeGreaterThan(40)
})

test('the handbook has the same commands in Korean', () => {
  expect(linesOf('docs/ko/operations.md')).toEqual(linesOf('docs/operations.md'))
})

const block = (text: string) => `\`\`\`sh\n${text}\n\`\`\`\n`

test.each([
  [
    'outerpark backup --to /mnt/backups     # beside the bookings',
    ['outerpark backup --to /mnt/backups'],
  ],
  ['outerpark demo            the whole story', ['outerpark demo']],
  ['$ until outerpark daemon status | grep open; do sleep 1; done', ['outerpark daemon status']],
  ['PF=$(outerpark performance list --json | head -1)', ['outerpark performance list --json']],
  ['outerpark daemon stop; outerpark doctor 2>&1', ['outerpark daemon stop', 'outerpark doctor']],
  ['sudo -u outerpark env A=/b outerpark status', ['outerpark status']],
  [
    'outerpark staff add "Han Seoyeon" --scopes sell',
    ['outerpark staff add "Han Seoyeon" --scopes sell'],
  ],
  ['outerpark load …', []],
  ['systemctl restart outerpark', []],
])('the commands of: %s', (text, lines) => {
  expect(commandLines(block(text))).toEqual(lines)
})

test.each([
  ['outerpark backup lost', 'lost'],
  ['outerpark backup list --to /mnt', '--to'],
  ['outerpark bakup', 'bakup'],
  ['outerpark daemon status now', 'now'],
  ['outerpark restore', undefined],
  ['outerpark restore a.db b.db', 'b.db'],
  ['outerpark backup --to', '--to <folder>'],
  ['outerpark daemon logs -n 20 --json', undefined],
  ['outerpark daemon logs --lines=20 -x', '-x'],
  ['outerpark config set smtpHost mail.example.com smtpPort 25', undefined],
  ['outerpark', undefined],
])('what the program does not know of: %s', (line, unknown) => {
  expect(unknownIn(program, line)).toBe(unknown)
})
