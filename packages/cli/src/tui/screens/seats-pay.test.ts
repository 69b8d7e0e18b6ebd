import { beforeAll, expect, test, vi } from 'vitest'
import { Failure } from '../../failure.ts'
import { exampleMap, refusedWith, showIn, won } from '../testing/hall.ts'
import { booking, known, performance } from '../testing/scene.ts'
import { seatsApp } from '../testing/seats-app.ts'

// From the plan of a hall to a booking, and away from it.

beforeAll(() => void vi.stubEnv('LC_ALL', 'C.UTF-8'))

const studio = exampleMap('studio-400')
const booked = {
  ...booking('RV-1', { status: 'awaiting-payment', paymentStatus: 'requested' }),
  ...{ title: 'Hadestown', position: 9, grade: 'VIP', seats: 1, amount: won(170_000) },
  lines: [{ grade: 'VIP', seats: 1, price: won(170_000), places: ['1F/6/11'] }],
}

test('p goes on to the card with the seats that are held, and Enter books them at the price that was shown', async () => {
  const { pressed, press, office, text, wait } = seatsApp(studio)
  const sent: unknown[] = []
  office.client.book = async (body) => {
    sent.push(body)
    return booked as never // as much as is shown
  }
  await pressed('enter', 'p')
  expect(press('p')).toMatch(/Seats +1 × VIP \(1F row 6: 11\) {2}₩170,000/)
  expect(text()).toMatch(/Held for +10:00/)
  expect(wait(1_000)).toMatch(/Held for +9:59/)
  expect(text()).toContain('Press Enter to book 1 × VIP for ₩170,000.')
  expect(text()).not.toContain('‹')
  // The rows of the form that choose grades and numbers are not there.
  expect(press('up', 'down', 'tab')).toContain('▸ Card')
  await pressed('enter')
  expect(sent).toEqual([
    {
      ...{ performanceId: 'PF-1', places: ['1F/6/11'], paymentMethod: 'card-ok' },
      expectedAmount: won(170_000),
    },
  ])
  expect(text()).toContain('Your seats are held. Reservation RV-1')
  expect(press('escape')).toContain("What's on")
})

test('Esc on the card goes back to the plan, on which the seats are still held, and a refusal is said at the card', async () => {
  const { pressed, press, office, text } = seatsApp(studio)
  office.client.book = () => Promise.reject(refusedWith('seat-taken', { seats: ['1F/6/11'] }))
  await pressed('enter')
  press('p')
  await pressed('enter')
  expect(text()).toContain('✗ refused: seat-taken')
  expect(press('escape')).toMatch(/Your seats +held 10:00/)
})

test('seats of several grades, and a restricted view that will do, are booked as they are held', async () => {
  const { pressed, press, office, text } = seatsApp(studio)
  const sent: unknown[] = []
  office.client.book = async (body) => {
    sent.push(body)
    return booked as never // as much as is shown
  }
  await pressed('enter', 'tab', 'home', 'enter')
  await pressed('a')
  expect(press('p')).toMatch(
    /1 × VIP \(1F row 6: 11\) {2}₩170,000\n +1 × S \(2F row 1: 1\) {2}₩90,000/,
  )
  expect(text()).toMatch(/Total +₩260,000/)
  await pressed('enter')
  expect(sent).toMatchObject([
    {
      ...{ places: ['1F/6/11', '2F/1/1'], acceptRestricted: true },
      expectedAmount: won(260_000),
    },
  ])
})

test('a hold whose time is over at the card is said so', async () => {
  const { pressed, press, wait } = seatsApp(studio)
  await pressed('enter')
  press('p')
  expect(wait(600_000)).toContain('no longer: Enter books the seats if they are still free')
})

test('after a declined card the same seats are booked again, and are not said to be held', async () => {
  const { model, pressed, press, office, text } = seatsApp(studio)
  const sent: unknown[] = []
  office.client.book = async (body) => {
    sent.push(body)
    return booked as never // as much as is shown
  }
  await pressed('enter')
  press('p')
  await pressed('enter')
  const reservations = [booking('RV-1', { status: 'payment-failed', paymentStatus: 'declined' })]
  model.change({ mypage: known({ position: 2, reservations, notices: [] }) })
  expect(press('r')).toContain('no longer: Enter books the seats if they are still free')
  expect(text()).toContain('Press Enter to book 1 × VIP for ₩170,000.')
  await pressed('enter')
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
})

test('c copies the command that books the chosen seats, or shows the plan, and C the request', async () => {
  const { pressed, press, clipped } = seatsApp(studio)
  press('c')
  await pressed('enter', 'right', 'enter')
  press('c', 'C')
  expect(clipped).toEqual([
    'outerpark seats PF-1',
    'outerpark book PF-1 --seats 1F/6/11,1F/6/12',
    `curl -sS -X PUT -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"places":["1F/6/11","1F/6/12"]}' http://127.0.0.1:1/v1/performances/PF-1/hold`,
  ])
  press('p', 'escape')
  expect(press('c')).toContain('Copied: outerpark book PF-1')
})

test('Esc leaves the plan and says how long the seats stay held; who comes back finds them and the cursor', async () => {
  const { pressed, press, text } = seatsApp(studio)
  expect(press('escape')).not.toContain('stay held')
  press('enter')
  await pressed('enter', 'right')
  expect(press('escape')).toContain('Your seats stay held for 10:00.')
  expect(text()).toMatch(/▸ .*Hadestown/)
  expect(press('b')).toContain('1F row 6 seat 12')
  expect(text()).toMatch(/Your seats +held/)
})

test('who has no account looks at the plan, and signs up before the first seat is held', () => {
  const failure = new Failure({ code: 'not-signed-in', title: '', detail: 'Who are you?' })
  const nobody = {
    value: undefined,
    at: undefined,
    freshness: { state: 'failed', failure },
  } as const
  const { press, text, office } = seatsApp(studio, { snapshot: { who: nobody, hold: nobody } })
  expect(text()).toContain('S T A G E')
  expect(press('enter')).toContain('A booking needs a name and an e-mail address.')
  expect(press('escape')).toContain('S T A G E')
  expect(office.asked).toEqual([])
})

test('a performance whose seats have no numbers has the form as before', () => {
  const { press } = seatsApp(studio, {
    snapshot: { season: known([performance('PF-2', 'Rent')]) },
  })
  expect(press('escape', 'enter')).toContain('Press Enter to book 1 × VIP')
})

test('a performance that is not on sale any more has no plan', () => {
  const { model, text, press } = seatsApp(studio)
  expect(text()).toContain('S T A G E')
  model.change({ season: known([]) })
  expect(text()).toContain('This performance is not on sale any more.')
  expect(press('enter', 'b', 'p')).toContain('not on sale')
  model.change({ season: known([showIn(studio)]) })
  expect(text()).toContain('S T A G E')
})
