import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { compare, type Measured, numberText } from './figure.ts'
import type { Plan } from './plan.ts'

/** Measures the store without HTTP: bookings with store.commit, compared with a loop that only writes the same rows. */
export async function benchStore({ seconds, rounds, say }: Plan): Promise<Measured> {
  const ours: number[] = []
  const bare: number[] = []
  for (let i = 0; i < rounds; i++) {
    ours.push(await measure('ours', seconds))
    bare.push(await measure('bare', seconds))
    say(
      `store.commit ${numberText(ours.at(-1) ?? 0)}/s, bare loop ${numberText(bare.at(-1) ?? 0)}/s`,
    )
  }
  const figure = compare(
    { name: 'bookings through store.commit', unit: '/s', target: { atLeast: 0.85 } },
    ours,
    bare,
  )
  return { figures: [figure], faults: [] }
}

/** One round with its own warm-up, in a separate process. Returns bookings per second. */
async function measure(who: 'ours' | 'bare', seconds: number): Promise<number> {
  const file = fileURLToPath(new URL('store-process.ts', import.meta.url))
  const child = fork(file, [who, String(seconds)], { execArgv: [] })
  const ended = once(child, 'exit')
  const said = await Promise.race([once(child, 'message'), ended.then(() => undefined)])
  if (!said) throw new Error('The store benchmark ended without a result.')
  await ended
  return Number(said[0])
}
