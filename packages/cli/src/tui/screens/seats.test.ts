import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { HoldOrder } from '../../client/halls.ts'
import { exampleMap, exampleText, mapIn, refusedWith, seatsWith, won } from '../testing/hall.ts'
import { booking, known, NOW } from '../testing/scene.ts'
import { answered, seatsApp } from '../testing/seats-app.ts'

// What the keys do on the plan of a hall: the cursor begins at its focus, seat 11 of row 6.

beforeAll(() => void vi.stubEnv('LC_ALL', 'C.UTF-8'))

const studio = exampleMap('studio-400')
/** Row 6, with seats 7 to 16 between the aisles. */
const row6 = (text: string): string | undefined =>
  /^ +6 +1 \S+ (\S{10}) /m.exec(text.replaceAll('\u00a0', ' '))?.[1]

describe('seats that are taken', () => {
  test('a seat is yours at the key press, before the box office has answered, and a second press gives it back', async () => {
    const { press, pressed, office } = seatsApp(studio)
    expect(row6(press('enter'))).toBe('vvvv●vvvvv')
    expect(press()).toContain('holding …')
    const text = await pressed()
    expect(text).toMatch(/Your seats +held 10:00/)
    expect(text).toContain('1F row 6: 11')
    expect(text).toMatch(/Total +₩170,000/)
    expect(row6(await pressed('right', 'space'))).toBe('vvvv●●vvvv')
    expect(press()).toMatch(/VIP ₩170,000 × 2 +₩340,000/)
    expect(row6(await pressed('enter'))).toBe('vvvv●vvvvv')
    expect(office.asked).toEqual([
      { places: ['1F/6/11'] },
      { places: ['1F/6/11', '1F/6/12'] },
      { places: ['1F/6/11'] },
    ])
  })

  test('keys are not lost while the box office answers: the last wish is sent, and none of those between', async () => {
    const { press, office, text } = seatsApp(studio)
    press('enter', 'right', 'enter', 'right', 'enter', 'right', 'enter')
    expect(row6(text())).toBe('vvvv●●●●vv')
    await answered()
    expect(
      office.asked.map((each) => (each as { places?: readonly string[] }).places?.length),
    ).toEqual([1, 4])
    expect(row6(text())).toBe('vvvv●●●●vv')
    expect(text()).toContain('1F row 6: 11 to 14')
  })

  test('b takes the best of the grade of the cursor, as many as + and - say, and x gives all back', async () => {
    const { press, pressed, office } = seatsApp(studio)
    expect(press('+', '+', '-')).toContain('b best ‹ 3 › VIP')
    expect(row6(await pressed('b'))).toBe('vvv●●●vvvv')
    expect(office.asked).toEqual([{ grade: 'VIP', seats: 3 }])
    expect(row6(await pressed('x'))).toBe('vvvvvvvvvv')
    expect(office.asked.at(-1)).toBe('end')
    expect(press()).toContain('None yet. b takes the best 3 of')
    press('-', '-', '-', '-')
    expect(press()).toContain('b best ‹ 1 ›')
  })

  test('a seat that somebody has, and one that is not sold, cannot be taken, and the foot says why', async () => {
    const { press, office } = seatsApp(studio, { taken: ['1F/6/11'] })
    expect(press('enter')).toContain('1F row 6 seat 11: taken.')
    expect(press('down', 'down', 'down', 'enter')).toContain('1F row 9 seat 11: not on sale.')
    expect(office.asked).toEqual([])
  })

  test('other customers appear while one looks, and what they have is no longer free', () => {
    const { model, text } = seatsApp(studio)
    model.change({ seats: known(seatsWith(studio, ['1F/6/8', '1F/6/9'])) })
    expect(row6(text())).toBe('v··vvvvvvv')
    expect(text()).toMatch(/v VIP ₩170,000 +86 free/)
    // One of them is one's own by now.
    const lines = [{ grade: 'VIP', seats: 1, price: won(0), places: ['1F/6/8'] }]
    const reservations = [booking('RV-1', { lines })]
    model.change({ mypage: known({ position: 2, reservations, notices: [] }) })
    expect(row6(text())).toBe('v■·vvvvvvv')
    expect(text()).toContain('■ booked by you')
  })
})

test('on another plan of the performance the cursor stays at its seat, or goes to the best one', () => {
  const { model, text, press } = seatsApp(studio)
  const without = (seats: string) =>
    exampleText('studio-400').replace(/3\.\.16 +1-6(.*)/, `3..15 ${seats}$1\n      16 1-6$1`)
  press('down')
  model.change({ seats: known(seatsWith(mapIn(without('2-6')))) })
  expect(text()).toContain('1F row 7 seat 11')
  press('home')
  expect(text()).toContain('1F row 7 seat 2')
  model.change({ seats: known(seatsWith(mapIn(without('3-6')))) })
  expect(text()).toContain('1F row 6 seat 11')
})

describe('refusals', () => {
  /** The box office refuses the next wish. */
  const refusing = (code: string, params?: unknown) => {
    const at = seatsApp(studio)
    const { client } = at.office
    const hold = client.hold
    const sent: HoldOrder[] = []
    let isOver = false
    client.hold = async (id, body) => {
      sent.push(body)
      if (isOver) return await hold(id, body)
      isOver = true
      throw refusedWith(code, params)
    }
    return { ...at, sent }
  }

  test('a seat that somebody else has taken meanwhile goes back, and the rest is asked again', async () => {
    const { press, text, sent } = refusing('seat-taken', { seats: ['1F/6/11'] })
    press('enter')
    await answered()
    // The plan does not know it yet.
    expect(row6(text())).toBe('vvvv·vvvvv')
    expect(text()).toContain('✗ refused: seat-taken')
    const two = refusing('seat-taken', { seats: ['1F/6/12'] })
    two.press('b', 'right', 'enter')
    await answered()
    expect(two.sent).toHaveLength(2)
    expect(sent).toHaveLength(1)
  })

  test('of several wanted seats those that are free are held', async () => {
    const { pressed, press, office } = seatsApp(studio)
    await pressed('enter')
    const { client } = office
    const hold = client.hold
    const sent: unknown[] = []
    client.hold = async (id, body) => {
      sent.push(body)
      if (body.places?.includes('1F/6/12')) throw refusedWith('seat-taken', { seats: ['1F/6/12'] })
      return await hold(id, body)
    }
    press('right', 'enter', 'right', 'right', 'enter')
    const text = await pressed()
    expect(row6(text)).toBe('vvvv●·v●vv')
    expect(text).toContain('✗ refused: seat-taken')
    expect(sent.at(-1)).toEqual({ places: ['1F/6/11', '1F/6/14'] })
    expect(text).toMatch(/Your seats +held/)
  })

  test('a seat that leaves a single one is held with a warning: one key takes other seats, and one more seat mends it', async () => {
    const { pressed, office, text } = seatsApp(studio)
    expect(row6(await pressed('left', 'left', 'left', 'enter'))).toBe('v●vvvvvvvv')
    expect(text()).toMatch(/Your seats +held/)
    expect(text()).toContain('! A booking of just these leaves')
    expect(text()).toMatch(/Press a to take 1F row 6: 7\s/)
    expect(text()).toContain('a take those instead')
    // The booking would be refused.
    expect(await pressed('p')).toContain('These seats leave a single one alone.')
    expect(row6(await pressed('a'))).toBe('●vvvvvvvvv')
    expect(office.asked.at(-1)).toEqual({ places: ['1F/6/7'] })
    expect(text()).not.toContain('! A booking')

    const mended = seatsApp(studio)
    await mended.pressed('left', 'left', 'left', 'enter', 'left')
    expect(row6(await mended.pressed('enter'))).toBe('●●vvvvvvvv')
    expect(mended.text()).not.toContain('! A booking')
  })

  test('a seat for companions stays chosen until the place for the wheelchair is there', async () => {
    const { pressed, text } = seatsApp(studio)
    await pressed('end', 'pagedown', 'down', 'down', 'left', 'left')
    expect(text()).toContain('1F row 16 seat 20')
    await pressed('enter')
    expect(text()).toContain('✗ refused: companion-alone')
    expect(text()).toMatch(/sss○ww 22/)
    expect(await pressed('p')).toContain('These seats are not held yet.')
    await pressed('right', 'enter')
    expect(text()).toMatch(/sss●●w 22/)
    expect(text()).not.toContain('✗')
    // The wheelchair alone can be given back no more than the companion can stay.
    await pressed('enter')
    expect(text()).toContain('✗ refused: companion-alone')
    expect(text()).toMatch(/sss●●w 22/)
  })

  test('a restricted view is asked about once', async () => {
    const { pressed, office, text } = seatsApp(studio)
    await pressed('tab', 'home', 'enter')
    expect(text()).toContain('Press a to take them all the')
    expect(text()).toContain('a take all the same')
    await pressed('a')
    expect(office.asked.at(-1)).toEqual({ places: ['2F/1/1'], acceptRestricted: true })
    expect(text()).not.toContain('✗')
    await pressed('right', 'enter')
    expect(office.asked.at(-1)).toMatchObject({ acceptRestricted: true })
    expect(text()).toMatch(/2F row 1: 1, 2/)
  })

  test('a limit, and a box office that does not answer, leave what was held before', async () => {
    for (const code of ['seat-limit-reached', 'daemon-unreachable']) {
      const { model, pressed, office, text } = seatsApp(studio)
      await pressed('enter')
      office.client.hold = () => Promise.reject(refusedWith(code))
      expect(row6(await pressed('right', 'enter'))).toBe('vvvv●vvvvv')
      expect(text()).toContain(`✗ refused: ${code}`)
      expect(text()).toMatch(/Your seats +held/)
      // Once the box office answers again, an outage is not said any more.
      model.change({ seats: { ...known(seatsWith(studio)), at: NOW + 900 } })
      expect(text().includes('✗')).toBe(code === 'seat-limit-reached')
    }
  })
})

describe('the time of a hold', () => {
  test('it counts down, e asks for more once, and at its end the seats are free again', async () => {
    const { model, pressed, wait, office, text } = seatsApp(studio)
    await pressed('enter')
    model.change({ seats: known(seatsWith(studio, ['1F/6/11'])) })
    expect(wait(61_000)).toMatch(/held 8:59/)
    await pressed('e')
    expect(office.asked.at(-1)).toBe('extend')
    expect(text()).toMatch(/held 18:59/)
    expect(text()).not.toContain('e more time')
    // The plan does not know it yet.
    expect(row6(wait(1_140_000))).toBe('vvvv·vvvvv')
    expect(text()).toContain('The time is over')
  })

  test('what is held already is there when the plan is opened, and what is changed elsewhere follows', () => {
    const { model, text, wait } = seatsApp(studio)
    const hold = (...places: readonly string[]) => ({
      ...{ performanceId: 'PF-1', title: 'Hadestown', startsAt: '', mayExtend: true },
      ...{ grade: 'VIP', seats: 1, amount: won(0) },
      until: new Date(NOW + 120_000).toISOString(),
      lines: [{ grade: 'VIP', seats: 1, price: won(0), places: [...places] }],
    })
    model.change({
      hold: { ...known({ performanceId: 'PF-1', hold: hold('1F/6/8') }), at: NOW + 5_000 },
    })
    expect(row6(text())).toBe('v●vvvvvvvv')
    wait(6_000)
    model.change({
      hold: { ...known({ performanceId: 'PF-1', hold: undefined }), at: NOW + 10_000 },
    })
    expect(row6(text())).toBe('vvvvvvvvvv')
    // That of another performance is not shown here.
    model.change({
      hold: { ...known({ performanceId: 'PF-2', hold: hold('1F/6/8') }), at: NOW + 15_000 },
    })
    expect(row6(text())).toBe('vvvvvvvvvv')
  })

  test('a hold that is booked or given back elsewhere is not shown any more', async () => {
    const { model, pressed, text, wait } = seatsApp(studio)
    await pressed('enter')
    model.change({ seats: known(seatsWith(studio, ['1F/6/11'])) })
    wait(4_000)
    expect(row6(text())).toBe('vvvv●vvvvv')
    model.change({ seats: known(seatsWith(studio)) })
    expect(row6(text())).toBe('vvvvvvvvvv')

    const other = seatsApp(studio)
    await other.pressed('enter')
    other.model.change({ seats: known(seatsWith(studio, ['1F/6/11'])) })
    const lines = [{ grade: 'VIP', seats: 1, price: won(0), places: ['1F/6/11'] }]
    const reservations = [booking('RV-1', { lines })]
    other.model.change({ mypage: known({ position: 2, reservations, notices: [] }) })
    expect(row6(other.text())).toBe('vvvv■vvvvv')
    expect(other.text()).toContain('None yet.')
  })

  test('a plan that does not know yet what was taken here does not take it back', async () => {
    const { model, pressed, text, wait } = seatsApp(studio)
    await pressed('enter')
    model.change({ seats: { ...known(seatsWith(studio)), at: NOW + 200 } })
    expect(row6(text())).toBe('vvvv●vvvvv')
    const failure = new Error('lost')
    model.change({
      seats: { ...known(seatsWith(studio)), freshness: { state: 'lost', since: NOW, failure } },
    })
    expect(row6(wait(5_000))).toBe('vvvv●vvvvv')
  })

  test('an answer that was on its way when something was taken does not take it back', async () => {
    const { model, pressed, text } = seatsApp(studio)
    await pressed('enter')
    model.change({ hold: { ...known({ performanceId: 'PF-1', hold: undefined }), at: NOW + 500 } })
    expect(row6(text())).toBe('vvvv●vvvvv')
  })
})
