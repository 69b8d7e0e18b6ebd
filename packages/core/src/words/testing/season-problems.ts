import type { ProblemParams } from '../../contract/index.ts'
import type { SeasonRefusalParams } from '../../kernel/index.ts'
import type { Examples } from './example.ts'

const TIME = '2027-01-05T19:30:00+09:00'
const MU = 'MU-7KQ2M9XW4T'
const title = 'Hadestown'

/** Parameters of the refusals about seasons. */
export const SEASON_PROBLEMS = {
  'musical-key-taken': [
    { key: 'hadestown', id: MU },
    { key: 'hadestown', id: null },
  ],
  'season-musical-unclear': [{ title, venue: 'LG Arts Center', ids: [MU, 'MU-2222222222'] }],
  'season-musical-twice': [{ title }],
  'season-fixed': [
    { title, field: 'runningMinutes', was: 150, now: 155 },
    { title, field: 'hall', was: null, now: 'HA-7KQ2M9XW4T' },
    { title, field: 'refund', was: null, now: null },
  ],
  'season-grades': [
    { title, startsAt: TIME, grade: 'VIP', case: 'new' },
    { title, startsAt: TIME, grade: 'VIP', case: 'gone' },
  ],
  'season-booked': [{ title, startsAt: TIME, seats: 12 }],
  'season-conflicts': [
    {
      count: 1,
      conflicts: [{ path: 'musicals.0', code: 'season-musical-twice', params: { title } }],
    },
    { count: 3, conflicts: [] },
  ],
  'season-changed': [{}],
} satisfies Examples<Pick<ProblemParams, keyof SeasonRefusalParams>>
