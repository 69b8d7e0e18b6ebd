import { expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { codeTyped } from './code.ts'

const email = 'minji@example.com'
const sent = {
  isNew: true,
  sentAt: '2026-11-22T12:00:00Z',
  validUntil: '2026-11-22T12:10:00Z',
  askAgainAt: '2026-11-22T12:01:00Z',
}
const asked = { sent, toAll: true }
const confirmCode = () => Promise.reject(new Error('No code was typed.'))

/** The failure of a command that got no code, and what it said before. */
async function withoutCode(interactive: boolean, awaited: Parameters<typeof codeTyped>[2]) {
  const ctrlC = () => Promise.reject(failure('interrupted', 'Nothing was done.'))
  const said: string[] = []
  const context = {
    interactive,
    profile: 'minji',
    url: undefined,
    say: (line: string) => said.push(line),
  }
  const error = codeTyped(context as unknown as Context, { confirmCode }, awaited, ctrlC)
  return { error: await error.catch((thrown: unknown) => thrown), said }
}

const FINISH = `outerpark confirm --email ${email} --code CODE --profile minji`

test('A4: Ctrl-C at the code says that the mail is out, and how to finish', async () => {
  const { error, said } = await withoutCode(true, { email, asked })
  expect(error).toMatchObject({
    code: 'interrupted',
    detail: expect.stringMatching(/^A code was sent to minji@example.com/),
    hint: `Finish later: ${FINISH}`,
  })
  expect(said).toHaveLength(1)
})

test('A4: `confirm` sends no code, and does not say so', async () => {
  const interrupted = await withoutCode(true, { email })
  expect(interrupted.error).toMatchObject({ code: 'interrupted', detail: 'Nothing was done.' })
  expect(interrupted.said).toEqual([])
  const { error } = await withoutCode(false, { email })
  expect(error).toMatchObject({ code: 'missing-argument', hint: `Run: ${FINISH}` })
})

test('without a terminal the failure names the command that finishes', async () => {
  const { error } = await withoutCode(false, { email, asked })
  expect(error).toMatchObject({ code: 'code-needed', hint: `Finish with: ${FINISH}` })
})
