import type { SeatMap } from '@outerpark/core/hall'
import type { Language } from '@outerpark/core/names'
import { type AppOptions, makeApp } from '../app/app.ts'
import type { Snapshot } from '../model/model.ts'
import type { Size } from '../view.ts'
import { modelOf, optionsOf } from './app.ts'
import { holdingOffice, seatsWith, showIn } from './hall.ts'
import { known, NOW } from './scene.ts'

type Given = {
  readonly taken?: readonly string[]
  readonly size?: Size
  readonly language?: Language
  readonly isLinear?: boolean
  readonly paint?: AppOptions['paint']
  readonly snapshot?: Partial<Snapshot>
}

/** The interface at the plan of the performance `PF-1` in a hall, with a box office that holds its seats. */
export function seatsApp(map: SeatMap, given: Given = {}) {
  const seats = seatsWith(map, given.taken)
  const office = holdingOffice(map, seats.states)
  const model = modelOf({
    ...{ season: known([showIn(map)]), seats: known(seats), gateway: known('sandbox') },
    hold: known({ performanceId: 'PF-1', hold: undefined }),
    who: known({ role: 'customer', customer: null, staff: null } as never), // nothing else is read
    mypage: known({ position: 1, reservations: [], notices: [] }),
    ...given.snapshot,
  })
  const clipped: string[] = []
  let now = NOW
  const options = optionsOf(model)
  const app = makeApp({
    ...options,
    ...{ language: given.language ?? 'en', isLinear: given.isLinear },
    ...{ size: given.size ?? { columns: 80, rows: 24 }, paint: given.paint ?? options.paint },
    session: { ...options.session, own: office.client },
    now: () => now,
    host: { ...options.host, clip: (text) => void clipped.push(text) },
  })
  const text = (): string => app.shown().lines.join('\n')
  /** Presses keys one right after the other. */
  const press = (...keys: readonly string[]): string => {
    for (const name of keys) app.press({ name, text: name.length === 1 ? name : undefined })
    return text()
  }
  press('enter')
  return {
    ...{ app, model, office, clipped, text, press },
    /** Presses keys, and waits until the box office has answered them. */
    async pressed(...keys: readonly string[]): Promise<string> {
      press(...keys)
      await answered()
      return text()
    },
    wait(ms: number): string {
      now += ms
      app.tick()
      return text()
    },
  }
}

/** Resolves after all that a box office in memory has to answer. */
export const answered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
