import type { Language } from '@outerpark/core/names'
import { harmlessLine } from '../harmless.ts'
import { actionOf } from '../keys/keymap.ts'
import { firstPress, type Pressed } from '../keys/pressed.ts'
import type { Model } from '../model/model.ts'
import type { PlaceId } from '../places.ts'
import type { Session } from '../session.ts'
import type { Paint } from '../style.ts'
import { type Drawn, isSame, type Size, SMALLEST, type View } from '../view.ts'
import type { TuiWords } from '../words/en.ts'
import { WORDS } from '../words/words.ts'
import { frame, innerSize } from './frame.ts'
import { guardedBy } from './guarded.ts'
import { type Around, deedsOf, deskOf, type Host, speakingBy } from './host.ts'
import { makeInterrupt } from './interrupt.ts'
import { everywhere, press } from './keys.ts'
import type { ListedCommand } from './palette.ts'
import { makeStage, type Stage } from './stage.ts'

export type AppOptions = {
  readonly model: Model
  readonly session: Session
  readonly language: Language
  readonly paint: Paint
  readonly size: Size
  /** whether a screen reader reads the lines: nothing stands beside each other */
  readonly isLinear?: boolean | undefined
  readonly place: PlaceId
  /** all commands of the CLI, for the palette */
  readonly commands: () => readonly ListedCommand[]
  /** ms since the epoch */
  readonly now: () => number
  /** what the terminal does for the frame */
  readonly host: Host
}

/** The interface as one object outside of React: it takes keys and sizes, and gives what to show. */
export type App = {
  /** What to show now. It is the same object until something that is visible has changed. */
  readonly shown: () => Drawn
  /** the name of the screen that is shown, in the language of the reader */
  readonly title: () => string
  readonly subscribe: (listener: () => void) => () => void
  readonly press: (pressed: Pressed) => void
  readonly paste: (text: string) => void
  readonly resize: (size: Size) => void
  /** Time has passed: what counts down is drawn again. */
  readonly tick: () => void
  readonly language: () => Language
}

/** How long a note stays in the foot (ms). */
const NOTE_MS = 4_000

export function makeApp(options: AppOptions): App {
  const { model, now } = options
  const listeners = new Set<() => void>()
  const around: Around = {
    ...{ size: options.size, language: options.language },
    ...{ overlay: undefined, note: undefined, warned: false },
  }
  let last: Drawn = { lines: [] }

  const { fail: failed } = options.host
  const redraw = (): void => {
    const next = draw(options, stage, around)
    if (isSame(last, next)) return
    last = next
    for (const listener of [...listeners]) listener()
  }
  const guarded = guardedBy(failed)
  const shownAgain = guarded(redraw)
  const room = () => innerSize(around.size)
  const language = () => around.language
  const say = (said: (words: TuiWords) => string): void => {
    around.note = { said, at: now() }
  }
  const desk = deskOf(options.host, say)
  const parts = { ...options, desk, language, room, say, changed: shownAgain, failed }
  const stage = makeStage(parts, options.place)
  const speak = speakingBy(options.host, around, { redraw: shownAgain, failed })
  const deeds = deedsOf(options, stage, { around, say, speak })
  const interrupting = makeInterrupt({ model, stage, say, leave: deeds.leave })
  const isTyping = (): boolean =>
    around.overlay?.is === 'palette' || (stage.screen().isTyping?.(stage.state()) ?? false)
  const pressed: (key: Pressed) => void = guarded((key: Pressed) => {
    const [first, rest] = isTyping() ? [key, undefined] : firstPress(key)
    if (!actionOf(first.name, ['interrupt', 'quit'])) around.warned = false
    around.note = undefined
    const commands = options.commands()
    interrupting.pressed(first.name)
    around.overlay = press(stage, first, around.overlay, { ...deeds, ...interrupting, commands })
    redraw()
    if (rest) pressed(rest)
  })
  model.subscribe(shownAgain)
  last = draw(options, stage, around)
  return {
    shown: () => last,
    title: () => WORDS[around.language].places[stage.place()],
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    press: pressed,
    paste: guarded((text: string) => void (isTyping() && pressed({ name: '', text }))),
    resize: guarded((to: Size) => {
      around.size = to
      redraw()
    }),
    tick: shownAgain,
    language,
  }
}

function draw({ paint, now, commands, isLinear }: AppOptions, stage: Stage, around: Around): Drawn {
  const { size, language, overlay, note } = around
  const words = WORDS[language]
  if (size.columns < SMALLEST.columns || size.rows < SMALLEST.rows)
    return { lines: [words.frame.tooSmall(SMALLEST.columns, SMALLEST.rows)] }
  stage.settle()
  const [screen, state, scene] = [stage.screen(), stage.state(), stage.scene()]
  const view: View = { size: scene.size, paint, words, language, now: scene.now, isLinear }
  const { lines, cursor } = frame(
    { ...view, size },
    {
      ...{ place: stage.place(), tabs: stage.tabs(), snapshot: scene.snapshot, overlay },
      // While a field takes the keys, these are text.
      everywhere: screen.isTyping?.(state)
        ? []
        : everywhere(stage.place(), scene.snapshot, screen.keepsDigits?.(state)),
      commands: commands(),
      needed: screen.needs.map((name) => scene.snapshot[name]),
      note: note && now() - note.at < NOTE_MS ? note.said(words) : undefined,
      inner: screen.draw(state, scene, view),
      possible: screen.actions(state, scene),
      names: screen.names?.(state, scene) ?? {},
    },
  )
  return { lines: lines.map(harmlessLine), cursor }
}
