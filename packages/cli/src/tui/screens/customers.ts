import { widthOf } from '../../text/width.ts'
import { type Action, MOVES } from '../keys/keymap.ts'
import type { FoundCustomer } from '../model/people.ts'
import { edited, type Field, fieldOf, selectedAll, shownField } from '../parts/field.ts'
import { ends, fill } from '../parts/line.ts'
import {
  NO_SELECTION,
  placeIn,
  type Selection,
  selectionMoved,
  stepOf,
  windowOf,
} from '../parts/list.ts'
import type { Scene, Screen } from '../screen.ts'
import type { Drawn, View } from '../view.ts'
import type { CustomerGiven } from './customer-state.ts'

export type CustomersState = {
  readonly selection: Selection
  readonly filter: Field
  readonly isFiltering: boolean
}

/** The field and the line below it. */
const AROUND = 2

/** Finds a customer: the list narrows while one types. */
export const customersScreen: Screen<CustomersState> = {
  needs: ['people'],
  about: ({ filter }) => ({ search: filter.text }),
  begin: () => ({ selection: NO_SELECTION, filter: fieldOf(''), isFiltering: false }),
  actions(state, scene) {
    const found = itemsOf(scene).length > 0
    if (state.isFiltering) return found ? ['open', 'back', 'nextPane'] : ['back']
    const back: readonly Action[] = state.filter.text === '' ? [] : ['back']
    return found ? ['open', 'filter', 'staff', ...back, ...MOVES] : ['filter', 'staff', ...back]
  },
  act(state, action, scene) {
    const ids = idsOf(scene)
    const step = stepOf(action, heightOf(scene), ids.length)
    if (step !== undefined)
      return {
        state: { ...state, selection: selectionMoved(ids, state.selection, step, heightOf(scene)) },
      }
    switch (action) {
      case 'staff':
        return { state, go: { place: 'staff' } }
      case 'filter':
        return { state: { ...state, isFiltering: true, filter: selectedAll(state.filter) } }
      case 'nextPane':
        return { state: { ...state, isFiltering: false } }
      case 'back':
        // The first Escape leaves the field with what was typed, the second forgets it.
        return state.isFiltering
          ? { state: { ...state, isFiltering: false } }
          : { state: { ...state, filter: fieldOf(''), selection: NO_SELECTION } }
      case 'open': {
        const chosen = chosenOf(state, scene)
        if (!chosen) return { state }
        const given: CustomerGiven = { id: chosen.id, reservationId: chosen.reservationId }
        return { state: { ...state, isFiltering: false }, go: { place: 'customer', with: given } }
      }
      default:
        return { state }
    }
  },
  isTyping: ({ isFiltering }) => isFiltering,
  type(state, pressed, scene) {
    const by = pressed.name === 'up' ? -1 : pressed.name === 'down' ? 1 : undefined
    if (by !== undefined) {
      const selection = selectionMoved(idsOf(scene), state.selection, by, heightOf(scene))
      return { state: { ...state, selection } }
    }
    const filter = edited(state.filter, pressed)
    if (!filter) return { state }
    const selection = filter.text === state.filter.text ? state.selection : NO_SELECTION
    return { state: { ...state, filter, selection } }
  },
  afterGoing: (state) =>
    state.filter.text === '' && !state.isFiltering
      ? state
      : { filter: fieldOf(''), isFiltering: false, selection: NO_SELECTION },
  draw,
  command: ({ filter }) => [
    ...['customer', 'list'],
    ...(filter.text.trim() === '' ? [] : ['--search', filter.text.trim()]),
  ],
  request({ filter }) {
    const search = filter.text.trim()
    const query = search === '' ? '' : `?${new URLSearchParams({ search })}`
    return { method: 'GET', path: `/v1/customers${query}` }
  },
}

const itemsOf = ({ snapshot }: Scene): readonly FoundCustomer[] =>
  snapshot.people.value?.items ?? []
const idsOf = (scene: Scene) => itemsOf(scene).map(({ id }) => id)
const chosenOf = (state: CustomersState, scene: Scene) =>
  itemsOf(scene)[placeIn(idsOf(scene), state.selection)]
const heightOf = ({ size }: Pick<Scene, 'size'>) => Math.max(1, size.rows - AROUND)

function draw(state: CustomersState, scene: Scene, view: View): Drawn {
  const { paint, size, words } = view
  const { people } = words.admin
  const { filter, isFiltering } = state
  const known = scene.snapshot.people.value
  const items = itemsOf(scene)
  const label = `${people.search}: `
  const { shown, x } = shownField(filter, Math.max(10, size.columns - widthOf(label) - 24))
  const count = known ? people.found(items.length, known.more) : ''
  const hint = isFiltering || filter.text !== '' ? '' : people.hint
  const text =
    shown === ''
      ? (['quiet', hint] as const)
      : ([filter.isSelected ? 'selected' : 'strong', shown] as const)
  const head = ends(paint, size.columns, [label, text], [['quiet', count]])
  const selected = placeIn(idsOf(scene), state.selection)
  const { from, to } = windowOf(items.length, selected, heightOf(scene), state.selection.from)
  const rows = items.slice(from, to).map((each, i) => row(each, from + i === selected, view))
  if (known && items.length === 0)
    rows.push(known.search.trim() === '' ? people.nobody : people.noMatch(known.search.trim()))
  return {
    lines: [head, '', ...rows],
    cursor: isFiltering ? { x: widthOf(label) + x, y: 0 } : undefined,
  }
}

function row(customer: FoundCustomer, isSelected: boolean, { paint, size, words }: View): string {
  const { id, name, email, confirmed, reservationId } = customer
  const end = reservationId ?? (confirmed ? '' : words.admin.people.unconfirmed)
  const room = size.columns - 2 - 15 - 16
  const left = Math.max(8, Math.floor(room * 0.4))
  const plain = `${isSelected ? '▸' : ' '} ${fill(name, left - 1)} ${fill(email, room - left - 1)} ${fill(id, 15)} ${end}`
  return isSelected ? paint('selected', fill(plain, size.columns)) : fill(plain, size.columns)
}
