import type { EventResponse } from '@outerpark/core/contract'
import { printable } from '@outerpark/core/kernel'
import { eventText } from '../../output/event.ts'
import { noPaint } from '../../output/paint.ts'
import { MOVES } from '../keys/keymap.ts'
import { line } from '../parts/line.ts'
import { stepOf, windowOf } from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import type { Drawn, View } from '../view.ts'

/** `held`: the position of the selected event; undefined while the newest is followed. */
export type EventsState = { readonly held: number | undefined }

const eventsOf = ({ snapshot }: Scene): readonly EventResponse[] =>
  snapshot.office.value?.events ?? []

/** What happens in the whole box office, as it happens. Moving up holds the list, and `end` follows again. */
export const eventsScreen: Screen<EventsState> = {
  needs: ['office'],
  begin: () => ({ held: undefined }),
  actions: ({ held }) => [
    ...(held === undefined ? [] : (['last'] as const)),
    ...MOVES.filter((move) => move !== 'last'),
  ],
  act(state, action, scene): Next<EventsState> {
    const all = eventsOf(scene)
    const height = scene.size.rows
    const place = placeOf(state, all)
    const at = (to: number): Next<EventsState> => ({
      state: { held: to >= all.length - 1 ? undefined : all[Math.max(0, to)]?.position },
    })
    const step = stepOf(action, height, all.length)
    return step === undefined ? { state } : at(place + step)
  },
  draw,
  request: () => ({ method: 'GET', path: '/v1/events/stream' }),
  command: () => ['events', '--follow'],
}

function placeOf({ held }: EventsState, all: readonly EventResponse[]): number {
  if (held === undefined) return all.length - 1
  const found = all.findIndex(({ position }) => position >= held)
  return found < 0 ? all.length - 1 : found
}

function draw(state: EventsState, scene: Scene, { paint, size, words }: View): Drawn {
  const all = eventsOf(scene)
  if (all.length === 0) return { lines: [paint('quiet', words.events.empty)] }
  const selected = placeOf(state, all)
  const room = state.held === undefined ? size.rows : size.rows - 1
  const { from, to } = windowOf(all.length, selected, room, selected - room + 1)
  const rows = all.slice(from, to).map((event, i) => {
    const text = printable(eventText(event, noPaint, size.columns))
    return from + i === selected && state.held !== undefined ? paint('selected', text) : text
  })
  const note =
    state.held === undefined ? [] : [line(paint, size.columns, ['warn', words.events.held])]
  return { lines: [...note, ...rows] }
}
