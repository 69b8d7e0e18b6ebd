import { moment } from '../conventions.ts'
import { byCase, type PeopleRefusalWords } from '../sentence.ts'

export const peopleRefusals: PeopleRefusalWords = {
  'email-already-registered': () => ({
    detail: 'This e-mail address has already signed up.',
    hint: 'Log in with the token of that customer, or use another e-mail address.',
  }),
  'customer-not-found': byCase({
    id: ({ id }) => ({ detail: `There is no customer ${id}.` }),
    email: () => ({ detail: 'No such customer has this e-mail address.' }),
    others: () => ({ detail: 'These are your own reservations only.' }),
  }),
  'customer-erased': byCase({
    'just-now': () => ({ detail: 'The customer was erased a moment ago.' }),
    before: ({ id, at }) => ({
      detail: `The customer ${id} was erased at ${moment(at, 'en')}.`,
      hint: 'Bookings and payments are still listed under this id.',
    }),
  }),
  'customer-has-bookings': ({ count, reservations }) => ({
    detail: `${count === 1 ? 'One booking is' : `${count} bookings are`} unpaid or still to come: ${reservations.join(', ')}${count > reservations.length ? ` and ${count - reservations.length} more` : ''}.`,
    hint: 'Cancel them first.',
  }),
  'staff-not-found': ({ id }) => ({
    detail: `Nobody with the id ${id} works at the box office.`,
  }),
  'token-not-found': ({ id }) => ({ detail: `There is no token ${id}.` }),
  'token-revoked': byCase({
    request: () => ({ detail: TOKEN_OVER }),
    named: ({ name, at }) => ({
      detail: `The token "${name}" was revoked at ${moment(at, 'en')}.`,
      hint: LOG_IN,
    }),
  }),
  'token-ended': byCase({
    request: () => ({ detail: TOKEN_OVER }),
    named: ({ name, at }) => ({
      detail: `The token "${name}" ended at ${moment(at, 'en')}.`,
      hint: LOG_IN,
    }),
  }),
  'token-exceeded': byCase({
    owner: ({ staffId, missing, most }) => ({
      detail: `A token of ${staffId === null ? 'a customer' : `the staff member ${staffId}`} cannot have ${missing.join(', ')}.`,
      hint: `It can have: ${most.join(', ')}.`,
    }),
    'no-scope': ({ most }) => ({
      detail: 'A token needs at least one scope.',
      hint: `It can have: ${most.join(', ')}.`,
    }),
    giving: ({ name, missing, has }) => ({
      detail: `The token "${name}" does not have ${missing.join(', ')}, so it cannot give it.`,
      hint: `It can give: ${has.join(', ')}.`,
    }),
    outlasting: ({ name, endsAt }) => ({
      detail: `The token "${name}" ends at ${moment(endsAt, 'en')}, so it cannot make one that is valid for longer.`,
    }),
    revoking: ({ name, missing, other }) => ({
      detail: `The token "${name}" does not have ${missing.join(', ')}, so it cannot revoke "${other}", which has it.`,
      hint: 'Use a token that has these scopes, or ask the box office.',
    }),
    'address-scopes': ({ name, has }) => ({
      detail: `The token "${name}" has only ${has.join(', ')}, so it cannot change the e-mail address: ${WHOEVER}`,
      hint: FULL_TOKEN,
    }),
    'address-end': ({ name, endsAt }) => ({
      detail: `The token "${name}" ends at ${moment(endsAt, 'en')}, so it cannot change the e-mail address: ${WHOEVER}`,
      hint: FULL_TOKEN,
    }),
  }),
  'too-many-tokens': ({ owner, count, most }) => ({
    detail: `${owner} has ${count} tokens, and can have ${most}.`,
    hint: 'Revoke one that is not used any more: `outerpark token list`, `outerpark token revoke ID`.',
  }),
  'end-has-passed': ({ endsAt }) => ({
    detail: `The end of the token, ${moment(endsAt, 'en')}, has passed.`,
  }),
  'code-not-valid': () => ({
    detail:
      'This code is wrong or not valid any more: a code is valid for ten minutes, for one use and five tries.',
    hint: 'Type the newest code, or ask for another one.',
  }),
  'too-many-codes': byCase({
    address: ({ perHour }) => ({
      detail: `An e-mail address gets ${perHour} codes an hour.`,
      hint: 'Look for the newest mail, or wait.',
    }),
    caller: () => ({ detail: 'You have asked for many codes within the hour.' }),
  }),
  'idempotency-key-reused': byCase({
    request: ({ key }) => ({
      detail: `The Idempotency-Key ${key} came before with another request.`,
      hint: 'Use a new key for each new request.',
    }),
    token: () => ({
      detail:
        'This key came before with another token of yours, and only that one may see the answer.',
    }),
  }),
}

const WHOEVER = 'whoever has the e-mail address can get a token for everything.'
const FULL_TOKEN = 'Use a token with read and book that does not end, or ask the box office.'
const TOKEN_OVER = 'The token of this request is not valid any more.'
const LOG_IN = 'Log in with another token (`outerpark login`), or ask the box office for a new one.'
