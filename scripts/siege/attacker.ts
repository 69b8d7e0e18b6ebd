// The process of an attack, apart from the one that measures. `siege.ts` starts it.
import { ATTACKS } from './attacks.ts'
import type { Order } from './target.ts'

const stop = new AbortController()
const seen: Record<string, number> = {}

process.on('message', (order: Order) => {
  if (order === 'stop') return stop.abort()
  const attack = ATTACKS[order.attack]
  if (!attack) throw new Error(`There is no attack ${order.attack}.`)
  void attack(order.target, (answer) => (seen[answer] = (seen[answer] ?? 0) + 1), stop.signal)
})
stop.signal.addEventListener('abort', () => process.send?.(seen, () => process.exit(0)))
