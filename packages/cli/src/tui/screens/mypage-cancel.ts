import type { EqualRequest } from '../app/equal.ts'
import type { Action } from '../keys/keymap.ts'
import { line } from '../parts/line.ts'
import type { Next, Scene } from '../screen.ts'
import { refusalOf } from '../text.ts'
import type { View } from '../view.ts'
import {
  askedAgain,
  askToCancel,
  cancelCommand,
  cancelMoved,
  orderOf,
  quotedFor,
  seenAnew,
} from './cancel-state.ts'
import { bookingsOf, type MyPageState } from './mypage-state.ts'

export const askedAbout = (id: string): MyPageState['cancelling'] => ({
  ...{ is: 'asked', id, asked: askToCancel(id) },
})

/** What the box office is asked about. */
export const wantedIn = ({ cancelling }: MyPageState) =>
  cancelling?.is === 'asked' ? cancelling.asked.wanted : undefined

/** The question that is open, with its booking. */
export function questionIn({ cancelling }: MyPageState, scene: Scene) {
  if (cancelling?.is !== 'asked') return undefined
  const booking = bookingsOf(scene).find(({ id }) => id === cancelling.id)
  return booking && { asked: cancelling.asked, booking }
}

type Question = NonNullable<ReturnType<typeof questionIn>> & { readonly scene: Scene }

/** The state after a key at the question. Enter sends only what was shown. */
export function answered(
  state: MyPageState,
  action: Action,
  { asked, booking, scene }: Question,
): Next<MyPageState> {
  const { selection } = state
  const { id } = asked
  if (action === 'back') return { state: { selection } }
  if (action !== 'open')
    return {
      state: {
        ...state,
        cancelling: { is: 'asked', id, asked: cancelMoved(asked, action, booking, scene) },
      },
    }
  const quoted = quotedFor(asked, scene)
  if (quoted.is !== 'known') return { state }
  if (quoted.before)
    return { state: { ...state, cancelling: { is: 'asked', id, asked: seenAnew(asked, scene) } } }
  return {
    state: { selection, cancelling: { is: 'sending', id, asked } },
    ask: async ({ own }) => {
      try {
        await own.cancel(id, orderOf(asked, quoted))
        return (now) => ({ selection: now.selection })
      } catch (error) {
        const refusal = refusalOf(error)
        const again = askedAgain(asked, refusal)
        return (now) => ({
          selection: now.selection,
          cancelling: again ? { is: 'asked', id, asked: again } : { id, is: 'refused', refusal },
        })
      }
    },
  }
}

/** What has become of a cancel: it is under way, or why it was refused. */
export function newsLines({ cancelling }: MyPageState, { paint, size, words }: View): string[] {
  if (cancelling?.is === 'refused')
    return [line(paint, size.columns, ['bad', `✗ ${cancelling.refusal.detail}`]), '']
  return cancelling?.is === 'sending'
    ? [line(paint, size.columns, ['warn', words.cancel.sending]), '']
    : []
}

type Cancelling = NonNullable<MyPageState['cancelling']>

/** The request that cancels the same. */
export const cancelRequest = (cancelling: Cancelling, scene: Scene): EqualRequest => ({
  ...{ method: 'POST', path: `/v1/reservations/${cancelling.id}/cancel` },
  body:
    cancelling.is === 'refused'
      ? {}
      : orderOf(cancelling.asked, quotedFor(cancelling.asked, scene)),
})

/** The command of the CLI that cancels the same. */
export const equalCancel = (cancelling: Cancelling, scene: Scene): readonly string[] =>
  cancelling.is === 'refused'
    ? ['cancel', cancelling.id, '--yes']
    : cancelCommand(cancelling.asked, quotedFor(cancelling.asked, scene))
