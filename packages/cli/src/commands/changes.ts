import type {
  AnnouncementsResponse,
  MessageResponse,
  MovedResponse,
  MusicalResponse,
  RecastResponse,
} from '@outerpark/core/contract'
import type { CastMember } from '@outerpark/core/kernel'
import type { RefundPreset } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import { musicalId, performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { performanceTime } from '../input/when.ts'
import { askToConfirm, chooser, givenOrAsked } from '../prompts/ask.ts'
import { whichMusical, whichPerformance } from '../prompts/which.ts'
import { readText } from '../season/file.ts'
import { showTime } from '../text/hall.ts'
import type { CliWords } from '../words/en/index.ts'
import { words } from '../words/words.ts'

type Asking = { readonly yes?: boolean }

export type MoveOptions = Asking & {
  readonly to?: string
  readonly until?: string
  readonly reason?: string
}

/** Moves a performance to another time. Who is asked reads before whom it concerns. */
export async function movePerformance(
  context: Context,
  given: string | undefined,
  { to, until, reason, yes }: MoveOptions,
): Promise<MovedResponse> {
  const { client, id } = await named(context, given, yes)
  const startsAt = await givenOrAsked(context, to, {
    flag: '--to',
    message: words().changes.to,
    parse: performanceTime,
  })
  if (!yes) await confirm(context, client, id, ({ askMove }, what) => askMove(what, startsAt))
  return client.movePerformance(id, { startsAt, ...said({ until, reason }) })
}

export type CastOptions = Asking & {
  readonly member?: readonly CastMember[]
  readonly material?: boolean
  readonly until?: string
  readonly reason?: string
}

/** Says who plays in a performance. */
export async function recastPerformance(
  context: Context,
  given: string | undefined,
  { member: cast, material, until, reason, yes }: CastOptions,
): Promise<RecastResponse> {
  const { client, id } = await named(context, given, yes)
  if (!cast) throw failure('missing-argument', ({ asked }) => asked.missing(['--member']))
  if (!yes) await confirm(context, client, id, ({ askCast }, what) => askCast(what, material))
  const body = { cast: [...cast], ...(material && { material }), ...said({ until, reason }) }
  return client.recastPerformance(id, body)
}

export type MessageOptions = Asking & { readonly subject?: string; readonly file?: string }

/** Writes to everybody who has booked a performance. The text is that of a file. */
export async function sendMessage(
  context: Context,
  given: string | undefined,
  { subject, file, yes }: MessageOptions,
): Promise<MessageResponse> {
  const { client, id } = await named(context, given, yes)
  const missing = [...(subject ? [] : ['--subject']), ...(file ? [] : ['--file'])]
  if (!subject || !file) throw failure('missing-argument', ({ asked }) => asked.missing(missing))
  const text = readText(file)
  if (!yes) await confirm(context, client, id, ({ askMessage }, what) => askMessage(what, subject))
  return client.sendMessage(id, { subject, text })
}

/** What everybody hears of who has booked a performance, and how many have. */
export async function listAnnouncements(
  context: Context,
  given: string | undefined,
): Promise<AnnouncementsResponse> {
  const typed = await whichPerformance(context, given)
  const client = await connect(context, 'admin')
  return client.announcements(await performanceId(client, typed, chooser(context)))
}

export type EditOptions = {
  readonly title?: string
  readonly runningTime?: number
  readonly age?: number
  readonly cast?: readonly CastMember[]
  readonly material?: boolean
  readonly refund?: RefundPreset
  readonly reason?: string
}

/** Changes facts of a musical. */
export async function editMusical(
  context: Context,
  given: string | undefined,
  { runningTime: runningMinutes, refund, cast, ...options }: EditOptions,
): Promise<MusicalResponse> {
  const { title, age, material, reason } = options
  const typed = await whichMusical(context, given)
  const client = await connect(context, 'admin')
  const id = await musicalId(client, typed, chooser(context))
  return client.editMusical(id, {
    ...said({ title, age, material, reason, runningMinutes }),
    ...(cast && { cast: [...cast] }),
    ...(refund && { refund: { preset: refund } }),
  })
}

/** The performance that was named. Nobody hears of a change by mistake: where nobody can be asked, `--yes` has to be given. */
async function named(context: Context, given: string | undefined, yes: boolean | undefined) {
  const typed = await whichPerformance(context, given)
  if (!yes && !context.interactive)
    throw failure('confirmation-needed', ({ changes }) => changes.yesMissing)
  const client = await connect(context, 'admin')
  return { client, id: await performanceId(client, typed, chooser(context)) }
}

async function confirm(
  context: Context,
  client: Client,
  id: string,
  question: (texts: CliWords['changes'], what: string) => string,
): Promise<void> {
  const { title, startsAt, grades } = await client.performance(id)
  const { changes } = words()
  const count = (of: 'sold' | 'held') => grades.reduce((sum, grade) => sum + grade[of], 0)
  context.say(changes.forecast(await bookingsOf(client, id), count('sold'), count('held')))
  if (await askToConfirm(question(changes, `${title}, ${showTime(startsAt)}`))) return
  throw failure('not-confirmed', (texts) => texts.seasons.nothingChanged)
}

const PAGE = 500

/** How many bookings of a performance have seats. */
async function bookingsOf(client: Client, performanceId: string): Promise<number> {
  let count = 0
  for (const status of ['awaiting-payment', 'confirmed'] as const) {
    let cursor: string | undefined
    do {
      const page = await client.reservations({ performanceId, status, limit: PAGE, cursor })
      count += page.items.length
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  return count
}

/** The fields that were given. */
const said = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    // What is undefined is left out.
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
  }
