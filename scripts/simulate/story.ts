import type { Plan } from './plan/plan.ts'
import { sentenceOf, timeOf } from './plan/words.ts'
import type { Result } from './run.ts'

/** A story in words: its steps with their times, the broken invariant, and the command to play it again. */
export function storyOf(plan: Plan, { broken, virtualMs, seed }: Result): string {
  const steps = plan.steps.map((step, i) => `${`${i + 1}`.padStart(4)}. ${sentenceOf(step)}`)
  const end = broken
    ? [`      ${timeOf(virtualMs)}  Broken: ${broken.invariant}. ${detailOf(broken.detail)}`]
    : [`      ${timeOf(virtualMs)}  Everything has come to its end.`]
  return [`  ${setupInWords(plan)}`, ...steps, ...end, `  ${replayOf(seed)}`].join('\n')
}

/** The command that plays the whole story of a seed again. */
const replayOf = (seed: number) => `npm run simulate -- --seed ${seed} --seeds 1 --tell`

/** The settings of the box office in words. */
function setupInWords({ setup, seed }: Plan): string {
  const { channels, ...numbers } = setup
  const told = Object.entries(numbers).map(([name, value]) => `${name} ${value}`)
  return `Seed ${seed}. The box office: ${told.join(', ')}; notices by ${channels.join(', ')}.`
}

/** The first lines of the detail. For a fault it has a stack, whose first lines show the place. */
const detailOf = (detail: string) => detail.split('\n').slice(0, 4).join('\n        ')
