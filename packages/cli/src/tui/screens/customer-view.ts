import { noticeWords } from '@outerpark/core/words'
import { clockTime } from '../../text/time.ts'
import { wrap } from '../../text/width.ts'
import { type Block, scrolled } from '../parts/blocks.ts'
import { line, type Piece } from '../parts/line.ts'
import { placeIn, windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import type { Drawn, View } from '../view.ts'
import { bookingRow, columnsOf, ruleBelow } from './booking-row.ts'
import { bookingLines, historyLines, latestLines } from './booking-view.ts'
import { cancelQuestion } from './customer-cancel.ts'
import { drawStaffCancel } from './customer-cancel-view.ts'
import {
  bookingsIn,
  type CustomerState,
  chosenIn,
  customerIn,
  listHeight,
} from './customer-state.ts'

/** Who it is; the bookings; below them the selected one, or the notices. */
export function drawCustomer(state: CustomerState, scene: Scene, view: View): Drawn {
  const { paint, size, words } = view
  const customer = customerIn(state, scene)
  if (!customer) return { lines: [] }
  const { person } = words.admin
  const { id, name, email, confirmed, language, mail } = customer
  const address: Piece = confirmed
    ? ['good', `✓ ${person.confirmed}`]
    : ['warn', `· ${person.unconfirmed}`]
  const head = [
    line(paint, size.columns, ['strong', name], `  ${email}  `, address, ['quiet', `  ${id}`]),
    line(paint, size.columns, [
      'quiet',
      `${person.languages[language]}  ${mail ? person.mail : person.noMail}`,
    ]),
  ]
  if (state.created) return { lines: [...head, '', ...secretLines(state, name, view)] }
  if (state.reading !== undefined) return { lines: readLines(state, state.reading, scene, view) }
  const cancel = cancelQuestion(state, scene)
  if (cancel) {
    const rule = paint('quiet', '─'.repeat(size.columns))
    const above = head.length + 1
    const { lines, cursor } = drawStaffCancel(cancel, { name, rows: size.rows - above, view })
    const rows = size.rows - above - 1 - lines.length
    const story =
      rows > 1 ? ['', ...latestLines(cancel.booking, view, { rows, reader: 'staff' })] : []
    return {
      lines: [...head, rule, ...lines, ...story],
      cursor: cursor && { ...cursor, y: cursor.y + above },
    }
  }
  const all = bookingsIn(scene)
  const selected = placeIn(
    all.map((each) => each.id),
    state.selection,
  )
  const height = listHeight(scene)
  const { from, to } = windowOf(all.length, selected, height, state.selection.from)
  const columns = columnsOf(all, view)
  const rows = all
    .slice(from, to)
    .map((each, i) => bookingRow(each, { isSelected: from + i === selected, columns }, view))
  if (all.length === 0 && scene.snapshot.customerPage.value) rows.push(person.noBookings)
  const gap = Array<string>(Math.max(0, height - rows.length)).fill('')
  const rule = paint('quiet', '─'.repeat(size.columns))
  const question = questionLines(state, scene, view)
  const room = size.rows - head.length - height - 2 - question.length
  const chosen = chosenIn(state, scene)
  const below =
    state.pane === 'notices'
      ? noticeLines(scene, view, { from: 0, rows: room })
      : chosen
        ? bookingLines(chosen, view, { rows: room, columns, reader: 'staff' })
        : []
  return { lines: [...head, rule, ...rows, ...gap, ruleBelow(from, view), ...question, ...below] }
}

/** A new token, which is shown only here. */
function secretLines({ created }: CustomerState, name: string, { paint, size, words }: View) {
  if (!created) return []
  const { person } = words.admin
  return [
    ...wrap(person.token(name), size.columns),
    '',
    ...wrap(created.token.token, size.columns).map((each) => paint('strong', each)),
    '',
    ...wrap(person.tokenOnce, size.columns).map((each) => paint('warn', each)),
    created.isCopied ? paint('good', `✓ ${person.copied}`) : '',
  ]
}

/** The question before something is done, with its numbers, or why it was refused. */
function questionLines(state: CustomerState, scene: Scene, { paint, size, words }: View): string[] {
  const { deed } = state
  const name = customerIn(state, scene)?.name ?? ''
  const { person } = words.admin
  if (!deed) return []
  const painted = (meaning: 'warn' | 'bad', text: string) =>
    wrap(text, size.columns).map((each) => paint(meaning, each))
  if (deed.is === 'refused') return [...painted('bad', `✗ ${deed.why.detail}`), '']
  if (deed.is === 'sending') return [...painted('warn', person.sending), '']
  if (deed.what.is === 'token') return [...painted('warn', person.askToken(name)), '']
  if (deed.what.is === 'confirm') {
    const email = customerIn(state, scene)?.email ?? ''
    return [...painted('warn', person.askConfirm(email, name)), '']
  }
  return []
}

/** The whole history of the booking, or all notices, in the place of all else. */
function readLines(state: CustomerState, from: number, scene: Scene, view: View): string[] {
  const chosen = chosenIn(state, scene)
  if (state.pane === 'notices')
    return noticeLines(scene, view, { from, rows: noticeRows(view.size) + 1 })
  return chosen ? historyLines(chosen, from, view, 'staff') : []
}

/** The rows of the notices where all of them are read, below their number. */
export const noticeRows = ({ rows }: View['size']): number => Math.max(2, rows - 1)

/** The notices to the customer, newest first: how many there are, and as many as fit. */
function noticeLines(
  scene: Scene,
  view: View,
  { from, rows }: { readonly from: number; readonly rows: number },
): string[] {
  const { paint, words } = view
  const blocks = noticeBlocks(scene, view)
  const title = paint('strong', words.admin.person.notices(blocks.length))
  return [title, ...scrolled(blocks, { from, rows: rows - 1 }, view)].slice(0, Math.max(0, rows))
}

export function noticeBlocks(
  { snapshot }: Scene,
  { paint, size, language }: Pick<View, 'paint' | 'size' | 'language'>,
): readonly Block[] {
  const { notices = [], reservations = [] } = snapshot.customerPage.value ?? {}
  return notices.map((notice) => {
    const { at, reservationId } = notice
    const about = reservations.find(({ id }) => id === reservationId)
    const when = `${clockTime(at).slice(5, 16)}  `
    return [
      line(paint, size.columns, ['quiet', when + reservationId]),
      ...wrap(noticeWords(language, notice, about), size.columns - 2).map((each) => `  ${each}`),
    ]
  })
}
