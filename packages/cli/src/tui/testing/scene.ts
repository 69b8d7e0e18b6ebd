import type { CancellationResponse, PerformanceResponse } from '@outerpark/core/contract'
import type { Language } from '@outerpark/core/names'
import type { MyPage } from '../../client/mypage.ts'
import type { Action } from '../keys/keymap.ts'
import { NOTHING_KNOWN, type Snapshot } from '../model/model.ts'
import type { AnyScreen, Desk, Scene } from '../screen.ts'
import { paintOf } from '../style.ts'
import type { Size, View } from '../view.ts'
import { WORDS } from '../words/words.ts'

export const NOW = Date.parse('2026-12-01T12:00:00.000Z')

/** What is known, as of {@link NOW}. */
export const known = <Value>(value: Value) => ({
  value,
  at: NOW,
  freshness: { state: 'up' as const },
})

/** A terminal that does nothing for a screen. */
// biome-ignore lint/suspicious/noExplicitAny: for a screen with any state
export const DESK: Desk<any> = { clip() {}, async edit() {}, tell() {} }

/** A box office of which this much is known. */
export const sceneOf = (
  snapshot: Partial<Snapshot>,
  size: Size = { columns: 78, rows: 19 },
  language: Language = 'en',
): Scene => ({
  snapshot: { ...NOTHING_KNOWN, ...snapshot },
  size,
  now: NOW,
  language,
  isStaff: false,
  staffProfile: 'admin',
})

export const viewOf = ({ size, now }: Scene, language: Language = 'en'): View => ({
  ...{ size, now, language },
  paint: paintOf('none'),
  words: WORDS[language],
})

/** The screen's state after actions, and what it draws then. Requests are not sent. */
export function played(
  screen: AnyScreen,
  scene: Scene,
  { actions = [], given }: { readonly actions?: readonly Action[]; readonly given?: unknown } = {},
) {
  let state: unknown = screen.begin(given)
  let go: unknown
  for (const action of actions) {
    if (!screen.actions(state, scene).includes(action))
      throw new Error(`${action} is not possible now.`)
    const next = screen.act(state, action, scene)
    state = next.state
    go = next.go ?? go
  }
  return { state, go, lines: screen.draw(state, scene, viewOf(scene)).lines }
}

export const performance = (
  id: string,
  title: string,
  seats: Readonly<Record<string, number>> = { VIP: 10, R: 20 },
): PerformanceResponse => ({
  ...{ id, title, musicalId: 'MU-1', venue: '샤롯데씨어터', startsAt: '2027-01-05T19:30:00+09:00' },
  grades: Object.entries(seats).map(([grade, available]) => ({
    ...{ grade, price: { amount: 100_000, currency: 'KRW' }, capacity: 20 },
    ...{ available, held: 0, sold: 20 - available },
  })),
})

export const booking = (
  id: string,
  more: Partial<MyPage['reservations'][number]> = {},
): MyPage['reservations'][number] => ({
  ...{ id, status: 'confirmed', paymentStatus: 'approved', deferredUntil: null },
  ...{ performanceId: 'PF-1', title: '빨래', venue: '대학로', grade: 'R', seats: 2 },
  lines: [{ grade: 'R', seats: 2, price: { amount: 100_000, currency: 'KRW' } }],
  ...{ startsAt: '2027-01-05T19:30:00+09:00', amount: { amount: 200_000, currency: 'KRW' } },
  timeline: [{ at: '2026-12-01T11:00:00.000Z', position: 1, type: 'Reserved', text: 'Reserved' }],
  ...more,
})

type Line = CancellationResponse['lines'][number]

/** What a cancel of two seats of that booking would give back, with one later step. */
export function cancellation(
  id: string,
  {
    kept = 0,
    paid = 200_000,
    ...more
  }: {
    kept?: number
    paid?: number
    rule?: string
    schedule?: CancellationResponse['schedule']
  } = {},
): CancellationResponse {
  const won = (amount: number) => ({ amount, currency: 'KRW' })
  const [keeps, refund] = [won(kept), won(paid - kept)]
  const line: Line = {
    ...{ grade: 'R', seats: 2, price: won(100_000), kept: keeps, refund },
    ...(more.rule !== undefined && { rule: more.rule }),
  }
  return {
    ...{ id, title: '빨래', startsAt: '2027-01-05T19:30:00+09:00', lines: [line] },
    ...{ paid: won(paid), kept: keeps, refund, validUntil: '2026-12-01T12:10:00.000Z' },
    expectedRefund: paid === 0 ? won(200_000) : refund,
    schedule: more.schedule ?? [],
  }
}
