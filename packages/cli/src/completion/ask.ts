import { formatMoney, type IdKind, idPrefix, isOver } from '@outerpark/core/kernel'
import { seatsText } from '@outerpark/core/names'
import { type Client, makeClient } from '../client/client.ts'
import { clientHere } from '../connect.ts'
import type { Context } from '../context.ts'
import { type Contexts, contextsFile, readContexts } from '../contexts/file.ts'
import { DEFAULT } from '../contexts/names.ts'
import { elsewhere } from '../daemon/state.ts'
import { makeHttp } from '../http/http.ts'
import { findPlaces } from '../places.ts'
import { readProfiles } from '../profiles/file.ts'
import { chooseIdentity, type Who } from '../profiles/identity.ts'
import { showTime } from '../text/hall.ts'
import type { Candidate, Kind } from './candidate.ts'

/** Longer than that nobody waits after a Tab. */
const PATIENCE_MS = 600
/** More would not be read. */
const MOST = 100

/** What a value completes. */
export type Asked = {
  /** what was typed of it */
  readonly typed: string
  /** the command: `book` */
  readonly command: string
  /** the arguments before it */
  readonly given: readonly string[]
}

/** The values of a kind that begin with what was typed. Nothing if the box office does not answer soon; it starts none. */
export async function valuesOf(
  context: Context,
  kind: Kind,
  asked: Asked,
): Promise<readonly Candidate[]> {
  try {
    return await SOURCES[kind](context, asked)
  } catch {
    // Nobody is signed in, no daemon runs, or it is slow: a shell shows nothing then.
    return []
  }
}

type Source = (context: Context, asked: Asked) => Promise<readonly Candidate[]>

/** A client that waits for nothing, tells nothing and starts nothing. */
function clientFor(context: Context, who: Who): Client {
  const { url, token, insecure } = chooseIdentity(context, who)
  const { places, language } = context
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const other = elsewhere(url, places.home)
  if (other === undefined) return clientHere(places.home, token(), { signal, language })
  // A token does not go in the clear for a completion.
  const sent = insecure || other.startsWith('https:') ? token() : undefined
  return makeClient(makeHttp({ place: () => ({ url: other }), token: sent, signal, language }))
}

/** What is asked of a list: only ids that begin with what was typed, if it is the beginning of an id. */
function queryFor(kind: IdKind, typed: string) {
  const prefix = /^[a-z]{2}-./i.test(typed) ? idPrefix(kind, typed) : undefined
  return { limit: MOST, ...(prefix !== undefined && { idPrefix: prefix }) }
}

const performances: Source = async (context, { typed, command }) => {
  const { items } = await clientFor(context, 'nobody').performances({
    ...queryFor('performance', typed),
    from: new Date().toISOString(),
    ...(command === 'book' && { available: true }),
  })
  return items.map(({ id, title, startsAt }) => ({
    value: id,
    about: `${title}, ${showTime(startsAt)}`,
  }))
}

const reservations: Source = async (context, { typed, command }) => {
  const { items } = await clientFor(context, 'customer').reservations(
    queryFor('reservation', typed),
  )
  return items
    .filter(({ status }) => command !== 'cancel' || !isOver(status))
    .map((each) => ({ value: each.id, about: `${each.title}, ${seatsText(each)}, ${each.status}` }))
}

/** The grades of the performance that the command names before. */
const grades: Source = async (context, { given: [performance] }) => {
  if (performance === undefined) return []
  const client = clientFor(context, 'nobody')
  const { items } = await client.performances({
    ...queryFor('performance', performance),
    limit: 1,
    from: new Date().toISOString(),
  })
  return (items[0]?.grades ?? []).map(({ grade, price }) => ({
    value: grade,
    about: formatMoney(price),
  }))
}

const SOURCES: Readonly<Record<Kind, Source>> = {
  performance: performances,
  reservation: reservations,
  grade: grades,
  musical: async (context, { typed }) =>
    (await clientFor(context, 'nobody').musicals(queryFor('musical', typed))).items.map(
      ({ id, title, venue }) => ({ value: id, about: `${title}, ${venue}` }),
    ),
  hall: async (context) =>
    (await clientFor(context, 'nobody').halls()).items.map(({ id, hall }) => ({
      value: id,
      about: hall,
    })),
  payment: async (context, { typed }) =>
    (await clientFor(context, 'customer').payments(queryFor('payment', typed))).items.map(
      ({ id, amount, status }) => ({ value: id, about: `${formatMoney(amount)}, ${status}` }),
    ),
  customer: async (context, { typed }) =>
    (await clientFor(context, 'admin').customers(queryFor('customer', typed))).items.map(
      ({ id, name, email }) => ({ value: id, about: `${name}, ${email}` }),
    ),
  staff: async (context, { typed }) =>
    (await clientFor(context, 'admin').staff(queryFor('staff', typed))).items
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ id, name, scopes }) => ({ value: id, about: `${name}, ${scopes.join(', ')}` })),
  token: async (context, { typed }) =>
    (await clientFor(context, 'customer').tokens(queryFor('token', typed))).items
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ id, name }) => ({ value: id, about: name })),
  task: async (context) =>
    (await clientFor(context, 'admin').tasks({ limit: MOST, dead: true })).items.map(
      ({ id, kind, reservationId }) => ({ value: id, about: `${kind}, ${reservationId}` }),
    ),
  profile: async ({ places }) =>
    Object.entries(readProfiles(places.profiles).profiles).map(([name, { customer, url }]) => ({
      value: name,
      about: [customer?.name, url].filter((each) => each !== undefined).join(', '),
    })),
  // The places of a context are those of its own box office.
  context: async ({ env }) => {
    const places = await findPlaces(env)
    const { contexts } = readContexts(contextsFile(places))
    const all: Contexts['contexts'] = { [DEFAULT]: { home: places.home }, ...contexts }
    return Object.entries(all).map(([name, kept]) => ({
      value: name,
      about: 'home' in kept ? kept.home : kept.url,
    }))
  },
}
