import { listed } from '../conventions.ts'
import type { FlawWords } from '../sentence.ts'

export const flaws: FlawWords = {
  missing: () => 'is missing',
  'wrong-kind': ({ expected }) =>
    `must be ${listed(
      expected.map((kind) => KINDS[kind] ?? kind),
      'en',
      'or',
    )}`,
  'not-listed': ({ values }) => `must be ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`,
  'too-small': ({ of, limit, isAllowed }) => bound(of, isAllowed ? 'at least' : 'more than', limit),
  'too-large': ({ of, limit, isAllowed }) => bound(of, isAllowed ? 'at most' : 'less than', limit),
  'unknown-fields': ({ names, more }) =>
    `there is no field ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  'not-valid': () => 'is not valid',
  empty: () => 'must not be empty',
  'control-characters': () => 'must not hold control characters or text direction marks',
  'unseen-characters': () => 'must not hold characters that nobody sees',
  misread: () => 'must be in UTF-8: it holds U+FFFD, which stands for bytes that are not',
  'nothing-seen': () => 'must hold a letter, a digit or a sign that can be seen',
  'not-an-email': () => 'must be an e-mail address',
  'not-a-code': () => 'must be the six digits of the mail',
  'unknown-currency': ({ meant }) =>
    `must be an ISO 4217 code such as KRW${meant === null ? '' : `; did you mean ${meant}?`}`,
  'not-a-start': () =>
    'must be a date and time of the hall such as 2027-03-05 19:30, or with an offset such as 2027-03-05T19:30:00+09:00',
  'before-the-first-day': ({ from }) => `must not be before the first day, ${from}`,
  'not-a-day': () => 'must be a date such as 2027-01-05',
  'not-a-moment': ({ example }) => `must be RFC 3339 with an offset, such as ${example}`,
  'unknown-time-zone': () =>
    'must be a time zone of the IANA database such as Asia/Seoul, or an offset such as +09:00',
  'not-a-card': () => 'must be letters, digits, - and _',
  'nothing-to-change': () => 'must have at least one field',
  'no-grades': () => 'a performance needs at least one grade',
  'no-scopes': () => 'must have at least one scope',
  'grade-twice': () => 'a grade may be named only once, also in other letters that look alike',
  'hall-says': () => 'must be left out: the plan of the hall says it',
  'version-or-plan': () => 'must be a version or a plan, one of both',
  'seats-chosen': () => 'must be left out where the seats are chosen',
  'one-grade-only': () => 'must be left out for seats of several grades',
  'seats-or-lines': () => 'must stand alone: seats with a grade, or lines, or places',
  'not-like': ({ example }) => `must be like ${example}`,
  'preset-or-rules': () => 'must be a preset, or rules (with until), one of both',
  'no-rule': ({ days }) => `say nothing about D-${days}: every day up to the end needs a rule`,
  'keeps-less': ({ days }) =>
    `keep less on D-${days} than on an earlier day; closer to the performance it cannot become less`,
  'not-a-latency': ({ most }) => `must be milliseconds such as 30 or 400-620, at most ${most}`,
  'not-a-share': () => 'must be a number from 0 to 1',
  'not-a-switch': () => 'must be true, false, or a number from 0 to 1',
  'not-a-cursor': () => 'is not a cursor that a list gave out',
}

const KINDS: Readonly<Record<string, string>> = {
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  'true-or-false': 'true or false',
  list: 'a list',
  object: 'an object',
}

/** The unit of a limit on a length. */
const COUNTED = { text: 'character', list: 'item', number: undefined } as const

function bound(of: keyof typeof COUNTED, relation: string, limit: number): string {
  const unit = COUNTED[of]
  if (unit === undefined) return `must be ${relation} ${limit}`
  return `must have ${relation} ${limit} ${unit}${limit === 1 ? '' : 's'}`
}
