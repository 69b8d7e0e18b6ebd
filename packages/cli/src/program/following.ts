import type { Command } from 'commander'
import type { EventOptions } from '../commands/event.ts'
import type { MyPageOptions } from '../commands/mypage.ts'
import { eventType } from '../input/event-type.ts'
import { count, position } from '../input/numbers.ts'
import { rangeEnd } from '../input/when.ts'
import { whoseClock } from '../text/hall.ts'
import { help, words } from '../words/words.ts'
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
    help().following.mypage.about,
    'mypage',
    'mypage --watch',
    'mypage --after 1042 --json',
    'mypage --customer minji@example.com',
  )
    .option('--watch', help().following.mypage.watch)
    .option('--after <position>', help().following.mypage.after, (text) =>
      position(text, '--after'),
    )
    .option('--customer <customer>', help().following.mypage.customer)
    .action((options: MyPageOptions & { watch?: boolean }, command: Command) =>
      options.watch ? watch(options, command) : read(options, command),
    )
  withKey(leaf(myPage, 'rebuild', help().following.mypage.rebuild.about, 'mypage rebuild')).action(
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
        ? words().shown.noBookings
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
    help().following.events.about,
    'events --from 1042',
    'events --follow --json',
    'events --follow --from now --type PaymentDeclined',
    'events --reservation RV-4T7 --since 2027-01-05',
  )
    .option('--from <position>', help().following.events.from, (text) =>
      text === 'now' ? text : position(text, '--from', 1),
    )
    .option('--since <time>', help().following.events.since, rangeEnd('--since', 'begin'))
    .option('--type <type>', help().following.events.type, eventType)
    .option('--reservation <reservation>', help().following.events.reservation)
    .option('--follow', help().following.events.follow)
    .option('--limit <n>', help().following.events.limit, (text) => count(text), EVENT_LIMIT)
    .option('--csv [columns]', help().shared.csv)
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
