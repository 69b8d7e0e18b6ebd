import type {
  AnnouncementShown,
  AnnouncementsResponse,
  MessageResponse,
  MovedResponse,
  RecastResponse,
} from '@outerpark/core/contract'
import { showTime } from '../text/hall.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { details, table } from './table.ts'

export const movedText = (
  { performanceId, was, startsAt, until }: MovedResponse,
  paint: Paint,
  room?: number,
): string =>
  details(
    [
      [words().labels.performance, { text: performanceId, paint: paint.strong }],
      [words().changes.was, showTime(was)],
      [words().labels.startsAt, showTime(startsAt)],
      [words().changes.choice, showTime(until)],
    ],
    paint,
    room,
  )

export const recastText = (
  { performanceId, cast, until }: RecastResponse,
  paint: Paint,
  room?: number,
): string =>
  details(
    [
      [words().labels.performance, { text: performanceId, paint: paint.strong }],
      ...castRows(cast),
      ...(until === undefined ? [] : [[words().changes.choice, showTime(until)] as const]),
    ],
    paint,
    room,
  )

/** A line for each member of a cast. */
export const castRows = (cast: RecastResponse['cast'] = []) =>
  cast.map(
    ({ role, name }, at) => [at === 0 ? words().changes.cast : '', `${role}: ${name}`] as const,
  )

const messageText = (
  { performanceId, subject }: MessageResponse,
  paint: Paint,
  room?: number,
): string =>
  details(
    [
      [words().labels.performance, { text: performanceId, paint: paint.strong }],
      [words().changes.subject, subject],
    ],
    paint,
    room,
  )

function announcementsText({ items }: AnnouncementsResponse, paint: Paint, room?: number): string {
  const { changes } = words()
  return table(
    [
      { title: changes.columns.what },
      { title: changes.columns.told, align: 'right' },
      { title: changes.columns.state },
      { title: changes.columns.says, long: 'cut' },
    ],
    items.map(({ announcement, told, ended }) => [
      changes.kinds[announcement.kind],
      String(told),
      ended ? changes.ended : changes.underWay,
      saysText(announcement),
    ]),
    paint,
    room,
  )
}

function saysText(said: AnnouncementShown): string {
  switch (said.kind) {
    case 'moved':
      return `${showTime(said.was)} → ${showTime(said.startsAt)}`
    case 'recast':
      return said.cast.map(({ role, name }) => `${role}: ${name}`).join(', ')
    case 'renamed':
      return `${said.was} → ${said.title}`
    case 'message':
      return said.subject
  }
}

/** A message that was sent, or what the customers of a performance were told. */
export const toldText = (
  data: MessageResponse | AnnouncementsResponse,
  paint: Paint,
  room?: number,
): string =>
  'items' in data ? announcementsText(data, paint, room) : messageText(data, paint, room)
