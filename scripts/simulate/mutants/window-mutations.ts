import type { Mutation } from './mutation.ts'

const TERMS = 'packages/core/src/kernel/sale-terms.ts'

/** Mistakes with when, to whom and how much of a performance is sold. */
export const WINDOW_MUTATIONS: readonly Mutation[] = [
  {
    name: 'a sale never closes before the start',
    file: TERMS,
    find: 'if (closes !== undefined && now >= closes)',
    replace: 'if (closes !== undefined && now >= closes && now < 0)',
  },
  {
    name: 'whoever comes while the presale is on books without its code',
    file: TERMS,
    find: 'if (!presale || wish.presaleCode === undefined || now < msOf(presale.opens))',
    replace: 'if (!presale || now < msOf(presale.opens))',
  },
  {
    name: 'a wrong code of the presale will do',
    file: TERMS,
    find: 'if (wish.presaleCode !== presale.code)',
    replace: 'if (wish.presaleCode === undefined)',
  },
  {
    name: 'the presale takes one booking beyond its seats',
    file: TERMS,
    find: 'if (wish.seats <= left) return undefined',
    replace: 'if (left > 0) return undefined',
  },
  {
    name: 'only sold seats count for the limit of the presale',
    file: 'packages/core/src/engine/facts.ts',
    find: '(sum, { held, sold }) => sum + held + sold,',
    replace: '(sum, { sold }) => sum + sold,',
  },
  {
    name: 'the cap of a performance looks only at what is asked for',
    file: 'packages/core/src/reservation/limits.ts',
    find: 'if (most === 0 || has + seats <= most) return undefined',
    replace: 'if (most === 0 || (usual === 0 ? 0 : has) + seats <= most) return undefined',
  },
  {
    name: 'an office without limits forgets the caps of its performances',
    file: 'packages/core/src/engine/facts.ts',
    find: 'if (!capped || !isCapped(state.performances.get(capped.performanceId))) return undefined',
    replace: 'if (!capped || state.performances.size() >= 0) return undefined',
  },
]
