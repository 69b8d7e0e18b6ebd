import { latinKey } from '../keys/hangul.ts'
import { type Action, actionOf, TAB_KEYS } from '../keys/keymap.ts'
import type { Pressed } from '../keys/pressed.ts'
import type { Snapshot } from '../model/model.ts'
import { PLACES, type PlaceId } from '../places.ts'
import type { Next } from '../screen.ts'
import type { SignInGiven } from '../screens/signin-state.ts'
import { hasToSignIn, worksHere } from '../standing.ts'
import { type ListedCommand, NEW_PALETTE, type Palette, pressPalette } from './palette.ts'
import type { Stage } from './stage.ts'

/** What is possible on every screen. */
export const EVERYWHERE: readonly Action[] = [
  'go',
  'tab',
  'help',
  'palette',
  'quit',
  'copy',
  'copyCurl',
  'language',
  'suspend',
]
/**
 * What is possible on every screen now. Who works here can sign in as a customer where customers are.
 * @param keepsDigits whether the screen takes the digits itself
 */
export function everywhere(
  place: PlaceId,
  snapshot: Snapshot,
  keepsDigits = false,
): readonly Action[] {
  const all = keepsDigits ? EVERYWHERE.filter((each) => each !== 'tab') : EVERYWHERE
  return hasToSignIn(snapshot) || (worksHere(snapshot) && PLACES[place].for !== 'staff')
    ? ['signIn', ...all]
    : all
}

/** While a field takes the keys. */
const WHILE_TYPING: readonly Action[] = [
  ...(['back', 'open', 'nextPane', 'previousPane', 'submit', 'again'] as const),
]

/** What lies over the screen. The help and the letters of the places are there until the next key. */
export type Overlay =
  | { readonly is: 'help' | 'go' }
  | { readonly is: 'palette'; readonly palette: Palette }
  | undefined

/** What a key does to the frame. */
export type Deeds = {
  readonly leave: () => void
  /** leaves, or says first what goes on without the terminal */
  readonly interrupt: () => void
  /** runs a command of the CLI in the terminal, and comes back after it */
  readonly run: (words: readonly string[]) => void
  /** puts the command or the request that equals the screen on the clipboard */
  readonly copy: (what: 'command' | 'curl') => void
  readonly changeLanguage: () => void
  /** stops the process until the shell lets it go on */
  readonly suspend: () => void
}

/**
 * Takes one key to where it belongs: the overlay, the field, the screen, the tabs, the frame.
 * @returns the overlay after the key
 */
export function press(
  stage: Stage,
  pressed: Pressed,
  overlay: Overlay,
  { commands, ...deeds }: Deeds & { readonly commands: readonly ListedCommand[] },
): Overlay {
  if (actionOf(pressed.name, ['interrupt'])) {
    deeds.interrupt()
    return overlay
  }
  if (overlay?.is === 'palette') {
    const step = pressPalette(overlay.palette, pressed, commands)
    if (step.is === 'open') return { is: 'palette', palette: step.palette }
    if (step.is === 'run') deeds.run(step.words)
    return undefined
  }
  const key = latinKey(pressed.name)
  if (overlay?.is === 'go') {
    const to = stage.tabs().find((id) => PLACES[id].letter === key)
    if (to) stage.choose(to)
  }
  if (overlay) return undefined
  const next = nextOf(stage, pressed, key)
  if (next) {
    stage.follow(next)
    return undefined
  }
  return stage.screen().isTyping?.(stage.state()) ? undefined : inFrame(stage, key, deeds)
}

/** What follows in the screen; undefined if the key is not for it. */
function nextOf(stage: Stage, pressed: Pressed, key: string): Next<unknown> | undefined {
  const [screen, state, scene] = [stage.screen(), stage.state(), stage.scene()]
  const possible = screen.actions(state, scene)
  const isTyping = screen.isTyping?.(state) ?? false
  const action = isTyping
    ? actionOf(
        pressed.name,
        WHILE_TYPING.filter((each) => possible.includes(each)),
      )
    : actionOf(key, possible)
  if (action === 'number') return screen.type?.(state, pressed, scene)
  if (action) return screen.act(state, action, scene)
  return isTyping ? screen.type?.(state, pressed, scene) : undefined
}

function inFrame(stage: Stage, key: string, deeds: Deeds): Overlay {
  const keepsDigits = stage.screen().keepsDigits?.(stage.state())
  switch (actionOf(key, everywhere(stage.place(), stage.scene().snapshot, keepsDigits))) {
    case 'tab': {
      const tab = stage.tabs()[TAB_KEYS.indexOf(key)]
      if (tab) stage.choose(tab)
      break
    }
    case 'signIn':
      if (stage.place() !== 'signIn') stage.enter('signIn', signInAgain(stage))
      break
    case 'help':
      return { is: 'help' }
    case 'go':
      return { is: 'go' }
    case 'palette':
      return { is: 'palette', palette: NEW_PALETTE }
    case 'quit':
      deeds.leave()
      break
    case 'copy':
      deeds.copy('command')
      break
    case 'copyCurl':
      deeds.copy('curl')
      break
    case 'language':
      deeds.changeLanguage()
      break
    case 'suspend':
      deeds.suspend()
  }
  return undefined
}

/** Signing in from a screen leads back to it. */
const signInAgain = (stage: Stage): SignInGiven => ({
  onwards: stage.place(),
  email: stage.scene().snapshot.who.value?.customer?.email,
})
