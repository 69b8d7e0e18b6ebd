import { expect, test } from 'vitest'
import type { Snapshot } from '../model/model.ts'
import { booking, known, sceneOf } from '../testing/scene.ts'
import { WORDS } from '../words/words.ts'
import { makeInterrupt } from './interrupt.ts'

function scene(mypage: Snapshot['mypage'], isBusy = false) {
  const so = { left: 0, said: '' }
  const interrupting = makeInterrupt({
    model: { snapshot: () => sceneOf({ mypage }).snapshot },
    stage: { isBusy: () => isBusy },
    say: (note) => {
      so.said = note(WORDS.en)
    },
    leave: () => {
      so.left += 1
    },
  })
  return { so, ...interrupting }
}

const page = (...reservations: ReturnType<typeof booking>[]) =>
  known({ position: 1, reservations, notices: [] })
const waits = booking('RV-1', { status: 'awaiting-payment', paymentStatus: 'deferred' })
const refunding = booking('RV-2', { status: 'cancelled', paymentStatus: 'approved' })

test('Ctrl-C leaves at once when nothing is unsettled', () => {
  const { so, interrupt } = scene(page(booking('RV-3')))
  interrupt()
  expect(so).toEqual({ left: 1, said: '' })
})

test.each([
  ['a payment', page(waits)],
  ['a refund', page(refunding)],
])(
  'while %s is under way, the first Ctrl-C says that it goes on, the second leaves',
  (_, mypage) => {
    const { so, interrupt } = scene(mypage)
    interrupt()
    expect(so.left).toBe(0)
    expect(so.said).toContain('1 booking not settled yet: this goes on in the daemon')
    interrupt()
    expect(so.left).toBe(1)
  },
)

test('another key between the two means that the person stays', () => {
  const { so, interrupt, pressed } = scene(page(), true)
  interrupt()
  pressed('down')
  interrupt()
  expect(so.left).toBe(0)
})
