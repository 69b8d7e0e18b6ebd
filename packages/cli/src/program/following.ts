import type { Command } from 'commander'
import type { EventOptions } from '../commands/event.ts'
import type { MyPageOptions } from '../commands/mypage.ts'
import { eventType } from '../input/event-type.ts'
import { count, position } from '../input/numbers.ts'
import { rangeEnd } from '../input/when.ts'
import { whoseClock } from '../text/hall.ts'
import { prints, printsEach } from './action.ts'
import { leaf, moreNote, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { rebuildMyPage, showMyPage, watchMyPage } = lazily(() => import('../commands/mypage.ts'))
const { followEvents, listEvents } = lazily(() => import('../commands/event.ts'))
const myPageText = lazily(() => import('../output/mypage.ts'))
const eventText = lazily(() => import('../output/event.ts'))

/** Commands that show and follow what happens: MyPage for customers, the event log for admins. */
export function addFollowing(program: Command): void {
  addMyPage(program)
  addEvents(program)
}

function addMyPage(program: Command): void {
  const myPage = leaf(
    program,
    'mypage',
    'everything that has happened to your bookings',
    'mypage',
    'mypage --watch',
    'mypage --after 1042 --json',
    'mypage --customer minji@example.com',
  )
    .option('--watch', 'continue with each step as it happens')
    .option('--after <position>', 'wait until the page has the event at this position', (text) =>
      position(text, '--after'),
    )
    .option('--customer <customer>', 'for the admin: whose page (id, address or name)')
    .action((options: MyPageOptions & { watch?: boolean }, command: Command) =>
      options.watch ? watch(options, command) : read(options, command),
    )
  withKey(
    leaf(myPage, 'rebuild', 'make the view again from all events (admin)', 'mypage rebuild'),
  ).action(
    prints(async (context) => ({
      data: await rebuildMyPage(context),
      text: myPageText.rebuiltText,
    })),
  )
}

const read = prints(async (context, options: MyPageOptions) => {
  const data = await showMyPage(context, options)
  return {
    data,
    text: myPageText.myPageText,
    note:
      data.reservations.length === 0
        ? 'No bookings yet; see: outerpark performance list'
        : whoseClock(data.reservations.map(({ startsAt }) => startsAt)),
  }
})

const watch = printsEach(async (context, options: MyPageOptions) => ({
  items: await watchMyPage(context, options),
  text: myPageText.pageOrStepText,
}))

/** The default number of events, as many as a person scrolls through. A program asks for more, or follows them. */
const EVENT_LIMIT = 1000

function addEvents(program: Command): void {
  leaf(
    program,
    'events',
    'the event log, oldest first (admin)',
    'events --from 1042',
    'events --follow --json',
    'events --follow --from now --type PaymentDeclined',
    'events --reservation RV-4T7 --since 2027-01-05',
  )
    .option(
      '--from <position>',
      'a position to begin at, or now (default: 1; with --follow the last 10 events)',
      (text) => (text === 'now' ? text : position(text, '--from', 1)),
    )
    .option('--since <time>', 'a day or a time to begin with', rangeEnd('--since', 'begin'))
    .option('--type <type>', 'only events of this type, such as PaymentDeclined', eventType)
    .option('--reservation <reservation>', 'only events about this reservation')
    .option('--follow', 'continue with each event as it happens')
    .option(
      '--limit <n>',
      'the largest number of events, without --follow',
      (text) => count(text),
      EVENT_LIMIT,
    )
    .action((options: EventOptions & { follow?: boolean }, command: Command) =>
      options.follow ? follow(options, command) : list(options, command),
    )
}

const list = prints(async (context, options: EventOptions) => {
  const data = await listEvents(context, options)
  return {
    data,
    text: eventText.eventsText,
    note: moreNote(data, '--from'),
  }
})

const follow = printsEach(async (context, options: EventOptions) => ({
  items: await followEvents(context, options),
  text: eventText.eventText,
}))
