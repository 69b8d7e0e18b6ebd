import type { Plan } from './plan/plan.ts'
import { sentenceOf, timeOf } from './plan/words.ts'
import type { Result } from './run.ts'

/** A story in words: what happens when, what is broken in the end, and how to play it again. */
export function storyOf(plan: Plan, { broken, virtualMs, seed }: Result): string {
  const steps = plan.steps.map((step, i) => `${`${i + 1}`.padStart(4)}. ${sentenceOf(step)}`)
  const end = broken
    ? [`      ${timeOf(virtualMs)}  Broken: ${broken.invariant}. ${detailOf(broken.detail)}`]
    : [`      ${timeOf(virtualMs)}  Everything has come to its end.`]
  return [`  ${setupInWords(plan)}`, ...steps, ...end, `  ${replayOf(seed)}`].join('\n')
}

/** The command that plays the whole story of a seed again. */
const replayOf = (seed: number) => `npm run simulate -- --seed ${seed} --seeds 1 --tell`

/** How the box office is configured. */
function setupInWords({ setup, seed }: Plan): string {
  const { channels, ...numbers } = setup
  const told = Object.entries(numbers).map(([name, value]) => `${name} ${value}`)
  return `Seed ${seed}. The box office: ${told.join(', ')}; notices by ${channels.join(', ')}.`
}

/** A fault has its stack: the first lines say where. */
const detailOf = (detail: string) => detail.split('\n').slice(0, 4).join('\n        ')
