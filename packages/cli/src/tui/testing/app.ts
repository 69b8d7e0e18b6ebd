import type { AppOptions } from '../app/app.ts'
import type { Model, Snapshot } from '../model/model.ts'
import type { Session } from '../session.ts'
import { paintOf } from '../style.ts'
import { NOW, sceneOf } from './scene.ts'

/** A model that knows this much. `change` makes it know something else, as news from the box office does. */
export function modelOf(first: Partial<Snapshot>) {
  const listeners = new Set<() => void>()
  let snapshot = sceneOf(first).snapshot
  const model: Model = {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    isAsking: () => false,
    need: () => {},
    again: () => {},
    renew: () => {},
    close: () => {},
  }
  return {
    ...model,
    change(more: Partial<Snapshot>): void {
      snapshot = { ...snapshot, ...more }
      for (const listener of listeners) listener()
    },
  }
}

/** An interface for customers and staff whose host does nothing. */
export const optionsOf = (model: Model): AppOptions => ({
  ...{ model, language: 'en', paint: paintOf('none'), place: 'season' },
  session: {
    own: {},
    staff: {},
    url: 'http://127.0.0.1:1',
    called: 'outerpark',
    way: () => ({}),
  } as unknown as Session, // nothing is asked
  ...{ size: { columns: 80, rows: 24 }, now: () => NOW },
  commands: () => [],
  host: {
    leave() {},
    fail() {},
    run() {},
    edit: async () => true,
    async speak() {},
    suspend() {},
    clip() {},
  },
})
