import { unsettledIn } from '../deeds.ts'
import type { Model } from '../model/model.ts'
import type { TuiWords } from '../words/en.ts'
import type { Stage } from './stage.ts'

type Parts = {
  readonly model: Pick<Model, 'snapshot'>
  readonly stage: Pick<Stage, 'isBusy'>
  readonly say: (note: (words: TuiWords) => string) => void
  readonly leave: () => void
}

/**
 * Ctrl-C leaves at once if nothing is unsettled. Otherwise the first one says what goes on without the terminal, and the second
 * leaves, if no other key came between.
 */
export function makeInterrupt({ model, stage, say, leave }: Parts) {
  let isWarned = false
  return {
    interrupt(): void {
      const open = unsettledIn(model.snapshot().mypage.value) + (stage.isBusy() ? 1 : 0)
      if (isWarned || open === 0) return void leave()
      isWarned = true
      say((words) => words.frame.goesOn(open))
    },
    /** A key was pressed. */
    pressed(name: string): void {
      if (name !== 'ctrl-c') isWarned = false
    },
  }
}
