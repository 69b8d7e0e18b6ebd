import { expect, test } from 'vitest'
import { sentText } from './code.ts'

const NOW = Date.parse('2026-11-22T12:00:20Z')
const sent = {
  isNew: true,
  sentAt: '2026-11-22T12:00:00Z',
  validUntil: '2026-11-22T12:10:00Z',
  askAgainAt: '2026-11-22T12:01:00Z',
}

test('a code that was sent is valid until its end', () => {
  const said = sentText('minji@example.com', { sent, toAll: true }, NOW)
  expect(said).toMatch(/^A code was sent to minji@example.com. It is valid until \d\d:10:00\.$/)
})

test('A4: if none was sent now, it says when the one that counts was sent, and when to ask again', () => {
  const again = { sent: { ...sent, isNew: false }, toAll: true }
  expect(sentText('minji@example.com', again, NOW)).toMatch(
    /^No other code was sent: the one of \d\d:00:00 to minji@example.com is valid until \d\d:10:00\. Ask for another one in 40 s\.$/,
  )
  // Another machine may have another time.
  for (const [now, seconds] of [
    [NOW - 3_600_000, 60],
    [NOW + 3_600_000, 1],
  ] as const)
    expect(sentText('minji@example.com', again, now)).toContain(` in ${seconds} s.`)
})

test('A4: who signs in hears the same for every address', () => {
  for (const isNew of [true, false])
    expect(
      sentText('minji@example.com', { sent: { ...sent, isNew }, toAll: false }, NOW),
    ).toContain('if that is an e-mail address of yours here')
})
