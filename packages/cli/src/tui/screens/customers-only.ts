import { wrap } from '../../text/width.ts'
import type { AnyScreen } from '../screen.ts'

/** Stands for a screen of customers while somebody who works at the box office looks at it: says for whom it is. */
export const customersOnlyScreen: AnyScreen = {
  needs: [],
  begin: () => undefined,
  actions: () => ['back'],
  act: (state) => ({ state, go: { place: 'season' } }),
  command: () => ['signup'],
  draw: (_, __, { words, size }) => ({ lines: wrap(words.signIn.customersOnly, size.columns) }),
}
