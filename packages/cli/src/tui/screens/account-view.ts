import type { TokenResponse } from '@outerpark/core/contract'
import { FIRST_TOKEN } from '@outerpark/core/kernel'
import { clockTime } from '../../text/time.ts'
import { widthOf, wrap } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line, type Piece } from '../parts/line.ts'
import { windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import { standingOf } from '../standing.ts'
import { refusalText } from '../text.ts'
import type { Drawn, Size, View } from '../view.ts'
import {
  type AccountLine,
  type AccountState,
  accountOf,
  DEEDS,
  FACTS,
  idOf,
  isOwnToken,
  lineOf,
  tokenOf,
} from './account-state.ts'

/** The rule, and what is asked or said about the selected line. */
const BELOW = 6
const LABEL = 20

export const listHeight = ({ rows }: Size): number => Math.max(4, rows - BELOW)

type Row = { readonly line?: AccountLine; readonly pieces: readonly Piece[] }

/** The account as a list, and below it what Enter does on the selected line, a field or a question. */
export function drawAccount(state: AccountState, scene: Scene, view: View): Drawn {
  const { paint, size, words } = view
  if (standingOf(scene.snapshot) === 'nobody') return { lines: [words.signIn.invitation] }
  if (!accountOf(scene)) return { lines: [] }
  const rows = rowsOf(scene, view)
  const selected = idOf(lineOf(state, scene))
  const place = rows.findIndex((row) => row.line && idOf(row.line) === selected)
  const height = listHeight(size)
  const { from, to } = windowOf(rows.length, place, height, state.from)
  const list = rows.slice(from, to).map(({ line: of, pieces }) => {
    const isSelected = of !== undefined && idOf(of) === selected
    const sign: Piece = isSelected ? ['accent', '▸ '] : '  '
    return line(paint, size.columns, sign, ...pieces)
  })
  const gap = Array<string>(Math.max(0, height - list.length)).fill('')
  const rule = paint('quiet', '─'.repeat(size.columns))
  const below = belowLines(state, scene, view)
  const cursor = below.x === undefined ? undefined : { x: below.x, y: height + 1 }
  return { lines: [...list, ...gap, rule, ...below.lines.slice(0, BELOW - 1)], cursor }
}

function rowsOf(scene: Scene, view: View): readonly Row[] {
  const { tokens = [] } = accountOf(scene) ?? {}
  const { account } = view.words
  return [
    ...FACTS.map((is) => ({ line: { is }, pieces: factPieces(is, scene, view) })),
    { pieces: [] },
    { pieces: [['quiet', account.tokens(tokens.length)] as const] },
    ...tokens.map((token) => ({
      line: { is: 'token' as const, id: token.id },
      pieces: tokenPieces(token, view),
    })),
    { pieces: [] },
    ...DEEDS.map((is) => ({ line: { is }, pieces: [account.deeds[is]] })),
  ]
}

function factPieces(is: (typeof FACTS)[number], scene: Scene, { words }: View): Piece[] {
  const { account } = words
  const { customer } = accountOf(scene) ?? {}
  const label = fill(account.facts[is], LABEL)
  if (!customer) return [label]
  switch (is) {
    case 'name':
      return [label, ['strong', customer.name]]
    case 'email':
      return [
        ...[label, ['strong', customer.email] as const],
        ...(customer.confirmed ? [['good', `  ✓ ${account.confirmed}`] as const] : []),
      ]
    case 'language':
      return [label, ['accent', `‹ ${account.languages[customer.language]} ›`]]
    case 'mail':
      return [label, ['accent', `‹ ${customer.mail ? account.yes : account.no} ›`]]
  }
}

const shownName = (name: string, { account }: View['words']): string =>
  name === FIRST_TOKEN ? account.firstToken : name

const day = (at: string) => clockTime(at).slice(0, 10)

function tokenPieces({ id, name, createdAt, endsAt, current }: TokenResponse, { words }: View) {
  const { account } = words
  const until = endsAt === null ? account.since(day(createdAt)) : account.until(day(endsAt))
  return [
    ...[
      `${fill(shownName(name, words), LABEL - 2)}  `,
      ['quiet', `${fill(id, 16)}${until}`] as const,
    ],
    ...(current ? [['good', `  ✓ ${account.thisOne}`] as const] : []),
  ]
}

/** The field of a request that holds what is typed here is called as its line is. */
const labelsOf = ({ stage }: AccountState, { account }: View['words']) =>
  stage.is === 'typing'
    ? Object.fromEntries(['name', 'email', 'code'].map((path) => [path, account.ask[stage.what]]))
    : {}

/** A field, a question, a new token, or what Enter does. `x`: the column of the cursor, in the first line. */
function belowLines(
  state: AccountState,
  scene: Scene,
  view: View,
): { readonly lines: readonly string[]; readonly x?: number } {
  const { paint, size, words } = view
  const { account } = words
  const { stage, refusal } = state
  const wrapped = (text: string) => wrap(text, size.columns)
  const said =
    refusal === 'other-word'
      ? account.notTheWord
      : refusal && refusalText(refusal, labelsOf(state, words))
  const why = said === undefined ? [] : wrapped(`✗ ${said}`).map((text) => paint('bad', text))
  switch (stage.is) {
    case 'typing': {
      const label = `${account.ask[stage.what]}: `
      const { shown, x } = shownField(stage.field, Math.max(10, size.columns - widthOf(label)))
      const hint = wrapped(account.hints.typing[stage.what](state.pending ?? ''))
      const first = line(paint, size.columns, label, ['accent', shown])
      return { lines: [first, ...why, ...hint], x: widthOf(label) + x }
    }
    case 'sending':
      return { lines: [paint('warn', words.signIn.sending)] }
    case 'asked':
      return { lines: questionLines(state, scene, view) }
    case 'made':
      return {
        lines: [
          paint('good', `✓ ${account.made(stage.token.details.name)}`),
          paint('strong', stage.token.token),
          ...wrapped(account.keepIt),
        ],
      }
    default: {
      const { is } = lineOf(state, scene)
      return {
        lines: [...why, ...wrapped(account.hints.list[is]).map((each) => paint('quiet', each))],
      }
    }
  }
}

function questionLines(state: AccountState, scene: Scene, { paint, size, words }: View): string[] {
  const { account } = words
  const isOut = state.stage.is === 'asked' && state.stage.what === 'signOut'
  const question = isOut
    ? account.askSignOut
    : isOwnToken(state, scene)
      ? account.askRevokeOwn
      : account.askRevoke(shownName(tokenOf(state, scene)?.name ?? state.at, words))
  return wrap(question, size.columns).map((text) => paint('warn', text))
}
