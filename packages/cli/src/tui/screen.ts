import type { Language } from '@outerpark/core/names'
import type { EqualRequest } from './app/equal.ts'
import type { Action } from './keys/keymap.ts'
import type { Pressed } from './keys/pressed.ts'
import type { About, Clients, FeedName, Snapshot } from './model/model.ts'
import type { PlaceId } from './places.ts'
import type { Session } from './session.ts'
import type { Drawn, Size, View } from './view.ts'
import type { TuiWords } from './words/en.ts'

/** What a screen sees of the world besides its own state. */
export type Scene = {
  readonly snapshot: Snapshot
  /** whether the person may do what those who work at the box office do */
  readonly isStaff: boolean
  /** the profile of those who work at the box office */
  readonly staffProfile: string
  readonly size: Size
  readonly language: Language
  /** ms since the epoch */
  readonly now: number
  /** whether a screen reader reads what is shown: in lines, and no picture */
  readonly isLinear?: boolean | undefined
}

/** Makes a new state from the state as it is then. */
export type Change<State> = (state: State) => State

/** What the terminal does for a screen while it asks for something. */
export type Desk<State> = {
  /** Puts a text on the clipboard. The note in the foot does not show it. */
  readonly clip: (text: string) => void
  /** Opens a file in the user's editor, and waits until it is closed. */
  readonly edit: (file: string) => Promise<void>
  /** Changes the state of the screen before all has come. */
  readonly tell: (change: Change<State>) => void
}

/** Other names of actions, as keys of `words.does`. */
export type ActionNames = Readonly<Partial<Record<Action, keyof TuiWords['does']>>>

/** What follows a key besides the new state of the screen. */
export type Next<State> = {
  readonly state: State
  /** Asks the box office for something. The function that it gives changes the state as it is then. */
  readonly ask?: ((clients: Clients, desk: Desk<State>) => Promise<Change<State>>) | undefined
  /**
   * Asks for something that changes who is signed in, or what is kept of them. The function that it gives says what follows
   * for the state as it is then.
   */
  readonly sign?: ((session: Session) => Promise<(state: State) => Next<State>>) | undefined
  /** says at the foot what was done */
  readonly note?: ((words: TuiWords) => string) | undefined
  /** goes to another screen, which begins with this */
  readonly go?: { readonly place: PlaceId; readonly with?: unknown } | undefined
}

/**
 * One screen: pure functions from its state and from what is known of the box office. The frame around it (`app.ts`) shows
 * it, keeps what it needs current, and calls it for keys.
 */
export type Screen<State> = {
  /** what has to be current while the screen is shown */
  readonly needs: readonly FeedName[]
  /** what has to be current too in this state; the screen itself says whether it is known, and the frame says nothing about it */
  readonly asks?: (state: State) => readonly FeedName[]
  /** what these things are about: what is searched, and which customer is shown */
  readonly about?: (state: State) => About
  /** @param given what another screen passed with `go` */
  readonly begin: (given: unknown) => State
  /** Comes back to what was begun here before, in place of a new beginning: a form with something in it. */
  readonly resume?: (before: State, given: unknown) => State | undefined
  /** What the state keeps of what is shown now, before it is drawn: the row on which the cursor stands. */
  readonly settle?: (state: State, scene: Scene) => State
  /** What stays when the person chooses another screen by its tab or its letter: no filter, which would hide rows later. */
  readonly afterGoing?: (state: State) => State
  /**
   * What stays when the person goes to another screen. A question is not asked any more: whoever comes back and presses
   * Enter may not have read it again.
   */
  readonly afterLeaving?: (state: State) => State
  /** whether leaving the program would lose something that was typed */
  readonly isUnsaved?: (state: State) => boolean
  /** the actions that are possible now, the likeliest first; the foot and the help show them */
  readonly actions: (state: State, scene: Scene) => readonly Action[]
  /** what a key does just now, where the usual name of its action says too little: Enter books, cancels, goes back */
  readonly names?: (state: State, scene: Scene) => ActionNames
  readonly act: (state: State, action: Action, scene: Scene) => Next<State>
  /** Whether digits belong to what is filled in. Then none of them chooses a tab, and `type` gets those of the action `number`. */
  readonly keepsDigits?: (state: State) => boolean
  /** Whether keys go to a field. Then `type` gets them, and only Escape, Enter and Tab are actions. */
  readonly isTyping?: (state: State) => boolean
  readonly type?: (state: State, pressed: Pressed, scene: Scene) => Next<State>
  readonly draw: (state: State, scene: Scene, view: View) => Drawn
  /** the words of the CLI command that does or shows the same, for `c` */
  readonly command?: (state: State, scene: Scene) => readonly string[] | undefined
  /** the request that does or shows the same, for `C` */
  readonly request?: (state: State, scene: Scene) => EqualRequest | undefined
}

/** A screen whose state only it knows. */
// biome-ignore lint/suspicious/noExplicitAny: each screen gets back only the state that it gave
export type AnyScreen = Screen<any>
