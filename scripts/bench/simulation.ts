import { simulate } from '../simulate/simulate.ts'
import type { Measured } from './figure.ts'
import type { Plan } from './plan.ts'

/** Measures how many steps of stories the simulation plays in a second. */
export async function benchSimulation({ seconds, rounds, say }: Plan): Promise<Measured> {
  const budgetMs = seconds * rounds * 1_000
  const { failed, total } = await simulate({ from: 1, seeds: 100_000, budgetMs })
  for (const line of total.lines()) say(line)
  const { stepsPerSecond } = total.speed()
  return {
    figures: [{ name: 'simulation, steps a second', unit: '/s', ours: stepsPerSecond }],
    faults: failed ? [`seed ${failed.plan.seed} breaks ${failed.result.broken?.invariant}`] : [],
  }
}
