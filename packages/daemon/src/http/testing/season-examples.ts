import { BEGINS, grade } from '../../testing/season.ts'
import { at, type Examples } from './example.ts'

let seasons = 0
/** A season with another musical each time: several musicals of other examples are called alike. */
const season = () => {
  seasons += 1
  const performances = [{ startsAt: BEGINS, grades: [grade('R', 10)] }]
  return { musicals: [{ title: `Wicked ${seasons}`, venue: 'Blue Square', performances }] }
}

/** Requests about a season as a whole. */
export const ofSeasons: Examples = {
  'post /v1/seasons/plan': [{ ...at('/v1/seasons/plan'), body: season }],
  'post /v1/seasons/apply': [{ ...at('/v1/seasons/apply'), body: season }],
  'get /v1/seasons/stream': [at('/v1/seasons/stream')],
}
