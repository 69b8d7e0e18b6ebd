import type { Decision, Refused } from '../../kernel/index.ts'
import type { MusicalEvent } from '../events.ts'
import type { SeasonConflict, SeasonNote, SeasonStep } from './target.ts'

/** Gathers what a comparison finds: steps with their events, notes and conflicts. */
export function makeFindings() {
  const [steps, notes, conflicts]: [SeasonStep[], SeasonNote[], SeasonConflict[]] = [[], [], []]
  const events: MusicalEvent[] = []
  const conflict = (path: string, { refusal }: Refused): void => {
    conflicts.push({ path, code: refusal.code, params: refusal.params })
  }
  return {
    ...{ steps, notes, conflicts, events, conflict },
    /** Takes the events of a decision, or notes why it is refused. Gives the reply. */
    take<Reply>(path: string, decision: Decision<MusicalEvent, Reply>): Reply | undefined {
      if (decision.kind === 'refused') {
        conflict(path, decision)
        return undefined
      }
      events.push(...decision.events)
      return decision.reply
    },
  }
}

export type Findings = ReturnType<typeof makeFindings>
