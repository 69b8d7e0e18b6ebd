import { wrap } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import { refusalText } from '../text.ts'
import type { Drawn, View } from '../view.ts'
import {
  type FieldName,
  isSending,
  isWithoutMail,
  linesOf,
  type Sent,
  type SignInState,
} from './signin-state.ts'

const LABEL = 12
const FIELD = 44

/** The form of the way that was chosen, or the field for the code. */
export function drawSignIn(state: SignInState, _: unknown, view: View): Drawn {
  const { paint, size, words } = view
  const { signIn } = words
  const isCode = state.stage.is === 'code' || state.stage.is === 'confirming'
  const lines: string[] = [
    paint('strong', isCode ? signIn.codeTitle : signIn.title),
    ...aboutLines(state, view).map((text) => paint('quiet', text)),
    '',
  ]
  let cursor: Drawn['cursor']
  for (const each of linesOf(state)) {
    const label = `${state.line === each && !isSending(state) ? '▸' : ' '} ${fill(signIn.lines[each], LABEL)}`
    if (each === 'way') {
      lines.push(line(paint, size.columns, label, ['accent', `‹ ${signIn.ways[state.way]} ›`]), '')
      continue
    }
    const { text, x } = fieldText(state, each)
    if (state.line === each && !isSending(state)) cursor = { x: 2 + LABEL + x, y: lines.length }
    lines.push(line(paint, size.columns, label, ['accent', text]))
    const wrong =
      state.missed === each
        ? signIn.missing[each]
        : state.refusal?.flaws.find(({ path }) => path === each)?.message
    if (wrong !== undefined)
      lines.push(line(paint, size.columns, ' '.repeat(2 + LABEL), ['bad', `✗ ${wrong}`]))
  }
  lines.push('', ...outcome(state, view))
  return { lines, cursor }
}

/** A token is not shown while it is typed. */
function fieldText(state: SignInState, name: FieldName): { text: string; x: number } {
  const field = state[name]
  const shown = shownField(
    name === 'token' ? { ...field, text: '*'.repeat(field.text.length) } : field,
    FIELD,
  )
  return { text: shown.shown, x: shown.x }
}

function aboutLines({ stage, email, onwards, way }: SignInState, view: View): string[] {
  const { signIn } = view.words
  if ('sent' in stage) return wrap(sentText(email.text.trim(), stage.sent, view), view.size.columns)
  const why = onwards === 'book' || onwards === 'seats' ? [signIn.forBooking] : []
  return [...why, signIn.about[way]].flatMap((text) => wrap(text, view.size.columns))
}

/** The box office's clock may be another one, so no more than a minute is shown. */
function sentText(email: string, { answer, toAll }: Sent, { words, now }: View): string {
  const until = new Date(answer.validUntil).toTimeString().slice(0, 5)
  if (answer.isNew) return words.signIn.sent(email, until, toAll)
  const wait = Math.ceil((Date.parse(answer.askAgainAt) - now) / 1000)
  return words.signIn.sentBefore(email, until, Math.min(Math.max(wait, 1), 60))
}

function outcome(state: SignInState, { paint, size, words }: View): string[] {
  const { signIn } = words
  const refusal =
    state.refusal === undefined || state.refusal.flaws.length > 0
      ? []
      : [
          ...wrap(`✗ ${refusalText(state.refusal)}`, size.columns).map((text) =>
            paint('bad', text),
          ),
          ...(isWithoutMail(state.refusal) ? wrap(signIn.noMail, size.columns) : []),
          '',
        ]
  if (isSending(state)) return [paint('warn', signIn.sending)]
  const hint = state.stage.is === 'code' ? signIn.enterCode : signIn.enter[state.way]
  return [...refusal, ...wrap(hint, size.columns)]
}
