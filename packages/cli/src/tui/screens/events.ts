import type { EventResponse, ReservationResponse } from '@outerpark/core/contract'
import { readMyPage } from '../../client/mypage.ts'
import { forPeople } from '../../output/outlet.ts'
import { type Action, MOVES } from '../keys/keymap.ts'
import { edited, fieldOf, selectedAll } from '../parts/field.ts'
import { stepOf, windowOf } from '../parts/list.ts'
import type { Next, Screen } from '../screen.ts'
import { refusalOf } from '../text.ts'
import {
  type EventsState,
  listHeight,
  type OpenBooking,
  placeOf,
  shownEvents,
  windowIn,
} from './events-state.ts'
import { drawEvents } from './events-view.ts'

/** What happens in the whole box office, as it happens. Moving up holds the list, and `end` follows again. */
export const eventsScreen: Screen<EventsState> = {
  needs: ['office'],
  begin: () => ({ held: undefined, filter: fieldOf(''), isFiltering: false }),
  actions(state, scene) {
    const { isFiltering, held, opened, filter } = state
    if (isFiltering) return ['open', 'back']
    const all = shownEvents(state, scene)
    const open: readonly Action[] = all.length > 0 ? ['open'] : []
    const back: readonly Action[] =
      opened || filter.text !== '' || held !== undefined ? ['back'] : []
    const last: readonly Action[] = held === undefined ? [] : ['last']
    return [...last, ...open, 'filter', ...back, ...MOVES.filter((move) => move !== 'last')]
  },
  names: ({ isFiltering }) => (isFiltering ? { open: 'done' } : {}),
  act(state, action, scene): Next<EventsState> {
    const all = shownEvents(state, scene)
    const place = placeOf(state, all)
    const height = listHeight(state, scene.size)
    const step = stepOf(action, height, all.length)
    if (step !== undefined) return { state: moved(state, all, place + step, height) }
    switch (action) {
      case 'filter':
        return { state: { ...state, isFiltering: true, filter: selectedAll(state.filter) } }
      case 'open':
        if (state.isFiltering) return { state: { ...state, isFiltering: false } }
        return open({ ...state, ...heldFrom(state, all) }, all[place])
      case 'back':
        return { state: steppedBack(state) }
      default:
        return { state }
    }
  },
  isTyping: ({ isFiltering }) => isFiltering,
  type(state, pressed) {
    const filter = edited(state.filter, pressed)
    return { state: filter ? { ...state, filter, held: undefined, from: undefined } : state }
  },
  afterGoing: (state) =>
    state.filter.text === '' && !state.isFiltering
      ? state
      : { held: undefined, filter: fieldOf(''), isFiltering: false },
  draw: drawEvents,
  request: ({ opened }) => ({ method: 'GET', path: pathOf(opened) }),
  command({ opened }) {
    if (!opened) return ['events', '--follow']
    return opened.is === 'event'
      ? ['events', '--from', String(opened.event.position), '--limit', '1']
      : ['events', '--reservation', opened.id]
  },
}

function pathOf(opened: EventsState['opened']): string {
  if (!opened) return '/v1/events/stream'
  return opened.is === 'event'
    ? `/v1/events?from=${opened.event.position}&limit=1`
    : `/v1/events?reservationId=${opened.id}`
}

/** Escape closes what was opened last: the booking, then the filter, then the hold. */
function steppedBack({ opened, filter, isFiltering, ...rest }: EventsState): EventsState {
  if (opened) return { ...rest, filter, isFiltering }
  if (isFiltering || filter.text !== '') return { ...rest, filter: fieldOf(''), isFiltering: false }
  return { held: undefined, from: undefined, filter, isFiltering }
}

/** The state after the selection moved. At the newest event the list follows again. */
function moved(
  state: EventsState,
  all: readonly EventResponse[],
  place: number,
  height: number,
): EventsState {
  if (place >= all.length - 1) return { ...state, held: undefined, from: undefined }
  const before = windowIn(state, all, height)
  const held = Math.max(0, place)
  const { from } = windowOf(all.length, held, height, before.from)
  return { ...state, ...heldFrom(state, all), held: all[held]?.position, from: all[from]?.position }
}

/** What was the newest event when the list was held. */
const heldFrom = ({ held, since }: EventsState, all: readonly EventResponse[]) => ({
  since: held === undefined ? all.at(-1)?.position : since,
})

/** Whose MyPage to ask for. A customer, who sees no log, would ask for their own. */
const customerOf = ({ customer }: ReservationResponse) =>
  customer ? { customerId: customer.id } : {}

/** The booking that an event belongs to. */
const bookingOf = (event: EventResponse | undefined): string | undefined =>
  event?.correlationId.startsWith('RV-') ? event.correlationId : undefined

function open(state: EventsState, event: EventResponse | undefined): Next<EventsState> {
  if (!event) return { state }
  const id = bookingOf(event)
  const held = { held: event.position, from: state.from ?? event.position }
  if (id === undefined)
    return { state: { ...state, ...held, opened: { id: event.id, is: 'event', event } } }
  const change = (opened: OpenBooking) => (now: EventsState) =>
    now.opened?.id === id ? { ...now, opened } : now
  return {
    state: {
      ...{ ...state, ...held },
      opened: { id, is: 'loading' },
    },
    async ask({ own, staff }) {
      const client = staff ?? own
      try {
        const booking = await client.reservation(id)
        // The log has no index of bookings. What happened to one stands on the MyPage of its customer.
        const page = await readMyPage(client, customerOf(booking))
        const found = page.reservations.find((each) => each.id === id)
        return change(forPeople({ id, is: 'known', booking, timeline: found?.timeline ?? [] }))
      } catch (error) {
        return change({ id, is: 'refused', why: refusalOf(error) })
      }
    },
  }
}
