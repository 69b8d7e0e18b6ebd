import { expect, test } from 'vitest'
import { noPaint } from './paint.ts'
import { knobsText, ledgerText, wayBack } from './sandbox.ts'

const good = {
  latency: '20-60',
  fail: 0,
  loseReplies: 0,
  duplicate: 0,
  wrongAmount: 0,
  decline: 0,
  outage: false,
}

test('each knob is shown with the name of its command and its value', () => {
  const knobs = { ...good, latency: '400-620', fail: 0.07, duplicate: 1, outage: true }
  expect(knobsText(knobs, noPaint).split('\n')).toEqual([
    'slow          400-620 ms',
    'fail          7% of the calls',
    'lose-replies  off',
    'duplicate     every call',
    'wrong-amount  off',
    'decline       off',
    'outage        on',
  ])
})

test('after a knob was turned, the command to reset it is shown', () => {
  expect(wayBack(good)).toBeUndefined()
  expect(wayBack({ ...good, outage: true })).toContain('sandbox reset')
  expect(wayBack({ ...good, decline: 0.1 })).toContain('sandbox reset')
})

test('a line of the ledger names the payment, or the key if the charge is not ours, and what became of the money', () => {
  const won = (amount: number) => ({ amount, currency: 'KRW' })
  const line = { amount: won(1000), charged: won(1000), refunded: won(0) }
  const back = { status: 'cancelled', refunded: won(1000) } as const
  const none = { status: 'cancelled', charged: won(0) } as const
  const text = ledgerText(
    {
      items: [
        { ...line, key: 'OF.PY-1', paymentId: 'PY-1', chargeId: 'ch_1', status: 'approved' },
        { ...line, key: 'XX.PY-2', paymentId: null, chargeId: null, status: 'declined' },
        { ...line, ...back, key: 'OF.PY-3', paymentId: 'PY-3', chargeId: 'ch_3' },
        { ...line, ...none, key: 'OF.PY-4', paymentId: 'PY-4', chargeId: null },
      ],
      next: null,
    },
    noPaint,
  )
  expect(text.split('\n').slice(1)).toEqual([
    'PY-1     approved         ₩1,000   ₩1,000        ₩0  ch_1',
    'XX.PY-2  declined         ₩1,000   ₩1,000        ₩0',
    'PY-3     refunded         ₩1,000   ₩1,000    ₩1,000  ch_3',
    'PY-4     nothing charged  ₩1,000       ₩0        ₩0',
  ])
})
