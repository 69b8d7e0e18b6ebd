import { LANGUAGES, type Language } from '@outerpark/core/names'
import { wordsSameWay } from '../../text/same-way.ts'
import { PLACES } from '../places.ts'
import type { Session } from '../session.ts'
import type { Size } from '../view.ts'
import type { TuiWords } from '../words/en.ts'
import { WORDS } from '../words/words.ts'
import { commandLine, curlLine } from './equal.ts'
import type { StageParts } from './following.ts'
import type { Deeds, Overlay } from './keys.ts'
import type { Stage } from './stage.ts'

/** What is said around a command that runs in the terminal. */
export type WaysBack = { readonly breakOff: string; readonly goBack: string }

/** What the terminal does for the interface. */
export type Host = Pick<Deeds, 'leave' | 'suspend'> & {
  /** ends the interface with an error that nothing has expected: the terminal is given back, and the error is shown */
  readonly fail: (error: unknown) => void
  /** runs a command of the CLI in the terminal: `ways` says how to break it off, and after it how to come back */
  readonly run: (words: readonly string[], ways: WaysBack) => void
  /** opens a file in the user's editor, until it is closed. Returns whether it ended without an error */
  readonly edit: (file: string) => Promise<boolean>
  /** makes the program speak a language, in which failures and commands explain themselves too */
  readonly speak: (language: Language) => Promise<void>
  /** puts a text on the clipboard */
  readonly clip: (text: string) => void
}

/** What changes in the frame around the screens. */
export type Around = {
  size: Size
  language: Language
  overlay: Overlay
  note: { readonly said: (words: TuiWords) => string; readonly at: number } | undefined
  /** whether the user knows that leaving loses something */
  warned: boolean
}

/** What the terminal does for a screen. A secret on the clipboard is not shown in the foot. */
export const deskOf = ({ clip, edit }: Host, say: StageParts['say']): StageParts['desk'] => ({
  async edit(file) {
    if (!(await edit(file))) say((words) => words.frame.editorFailed)
  },
  clip(text) {
    clip(text)
    say((words) => words.frame.copiedSecret)
  },
})

/** Changes the language of the program, and then of the screen. */
export const speakingBy =
  (
    { speak }: Pick<Host, 'speak'>,
    around: Around,
    after: { readonly redraw: () => void; readonly failed: (error: unknown) => void },
  ) =>
  (next: Language): void =>
    void speak(next).then(() => {
      around.language = next
      after.redraw()
    }, after.failed)

type Deskside = {
  readonly around: Around
  readonly say: StageParts['say']
  readonly speak: (language: Language) => void
}

export function deedsOf(
  { host, session }: { readonly host: Host; readonly session: Session },
  stage: Stage,
  { around, say, speak }: Deskside,
): Omit<Deeds, 'interrupt'> {
  /** The words of a command that does its work as who acts on this screen. */
  const reaching = (words: readonly string[]) =>
    wordsSameWay(words, session.way(PLACES[stage.place()].for === 'staff' ? 'staff' : 'own'))
  return {
    ...host,
    leave() {
      if (around.warned || !stage.isUnsaved()) return host.leave()
      around.warned = true
      say((words) => words.frame.unsaved)
    },
    run: (words) => host.run(reaching(words), WORDS[around.language].frame),
    copy(what) {
      const [screen, state, scene] = [stage.screen(), stage.state(), stage.scene()]
      const words = screen.command?.(state, scene)
      const request = screen.request?.(state, scene)
      const text =
        what === 'command'
          ? words && commandLine(reaching(words), session.called)
          : request && curlLine(request, session.url)
      if (text === undefined) return
      host.clip(text)
      say((words) => words.frame.copied(text))
    },
    changeLanguage() {
      const next = LANGUAGES[(LANGUAGES.indexOf(around.language) + 1) % LANGUAGES.length]
      if (next) speak(next)
    },
  }
}
