import { duration, moment } from '../conventions.ts'
import { planMistakes } from '../plan-mistakes.ts'
import type { HallRefusalWords } from '../sentence.ts'
import { hallMistakes } from './hall-mistakes.ts'

export const hallRefusals: HallRefusalWords = {
  'hall-plan-wrong': (params) => {
    const { named, more } = planMistakes(
      params,
      hallMistakes,
      (line, column) => ` line ${line}, column ${column}`,
    )
    return {
      detail: more === 0 ? `${named}.` : `${named}; and ${more} more.`,
      hint: 'See all of it with: outerpark hall check FILE',
    }
  },
  'hall-not-found': ({ id }) => ({
    detail: `There is no hall ${id}.`,
    hint: 'See them with: outerpark hall list',
  }),
  'hall-exists': ({ hall, id }) => ({
    detail: `There is a hall ${hall} already: ${id}.`,
    hint: `To give it another plan: outerpark hall edit ${id} FILE`,
  }),
  'hall-grades': ({ hall, missing, unknown }) => ({
    detail: [
      ...(missing.length > 0 ? [`${hall} has grades without a price: ${missing.join(', ')}.`] : []),
      ...(unknown.length > 0 ? [`${hall} has no grade ${unknown.join(', ')}.`] : []),
    ].join(' '),
    hint: 'Give a price for each grade of the hall, and for no other.',
  }),
  'seats-numbered': ({ title, grade }) => ({
    detail: `The seats of ${title} have numbers: how many grade ${grade} has follows from the hall.`,
    hint: 'The price can be changed.',
  }),
  'seats-not-numbered': ({ title }) => ({
    detail: `The seats of ${title} have no numbers, so none can be chosen.`,
    hint: 'Book a number of seats of a grade.',
  }),
  'seat-unknown': ({ seats }) => ({
    detail: `${some(seats)} not in the hall, or named twice.`,
    hint: 'A seat is LEVEL/ROW/NUMBER, such as 1F/8/11. See them with: outerpark seats PERFORMANCE',
  }),
  'seat-taken': ({ seats }) => ({
    detail: `${some(seats)} taken.`,
    hint: 'Nothing was booked. Choose others, or let the best be chosen: --best',
  }),
  'seat-not-sold': ({ seats }) => ({
    detail: `${some(seats)} not on sale.`,
    hint: 'Choose others.',
  }),
  'seat-restricted': ({ seats }) => ({
    detail: `From ${seats.join(', ')} the view is restricted.`,
    hint: 'If that will do: --accept-restricted',
  }),
  'companion-alone': ({ seats }) => ({
    detail: `${some(seats)} for whoever comes with a guest in a wheelchair.`,
    hint: 'Choose a seat for the wheelchair too, or others.',
  }),
  'no-block': ({ grade, seats, largest, ...params }) => ({
    detail: `${seats} seats of grade ${grade} are not free ${
      params.case === 'split'
        ? 'in parts of two or more, wherever they are'
        : 'together, nor in two parts beside each other'
    }; at most ${largest} ${largest === 1 ? 'is' : 'are'}.`,
    hint:
      params.case === 'split-would-do'
        ? 'As many are free if you may sit apart: --split. Or book fewer, or take another grade.'
        : 'Book fewer, choose the seats yourself, or take another grade.',
  }),
  'no-wheelchair-places': ({ grade, seats, wheelchairs, most, largest }) => ({
    detail:
      largest > 0
        ? `${seats} seats with ${placesFor(wheelchairs)} among them are not free in one row of grade ${grade}; at most ${largest} ${largest === 1 ? 'is' : 'are'}.`
        : noPlaces(grade, wheelchairs, most),
    hint:
      largest > 0
        ? 'Book the other seats on their own, or take another grade.'
        : 'Take another grade, see the free places with: outerpark seats PERFORMANCE, or ask the box office.',
  }),
  'plan-changed': ({ case: of, id, title, version, by, at }) => ({
    detail: `${whoever(by)} has given ${title} version ${version} of its plan meanwhile${at === null ? '' : `, at ${moment(at, 'en')}`}. Yours is based on another version.`,
    hint: `Make your change in that one: outerpark ${of === 'hall' ? 'hall show' : 'performance plan'} ${id} --plan. To replace it with yours: --force`,
  }),
  'plan-not-found': ({ hall, version }) => ({
    detail: `The hall ${hall} has no version ${version} of its plan.`,
    hint: `See the newest one with: outerpark hall show ${hall}`,
  }),
  'plan-loses-seats': ({ title, seats }) => ({
    detail: `${title} has customers on seats that the plan does not have, or not with their grade, or not on sale: ${few(seats)}.`,
    hint: 'Leave these seats as they are. Seats that are held are free again after some minutes.',
  }),
  'hold-not-found': ({ title }) => ({
    detail: `You hold no seats of ${title}.`,
    hint: 'The time may be over. Hold seats with: outerpark hold PERFORMANCE --seats 1F/8/11',
  }),
  'hold-extended-before': ({ title, until }) => ({
    detail: `Your time for the seats of ${title} was extended before: they are held until ${moment(until, 'en')}.`,
    hint: 'Book them before that.',
  }),
  'hold-again-later': ({ title, waitMs }) => ({
    detail: `Your time to hold seats of ${title} is used up: all your holds of a performance share it.`,
    hint: `Book seats now, which needs no hold, or hold them again in ${duration(waitMs, 'en')}.`,
  }),
  'too-many-holds': ({ most, waitMs }) => ({
    detail: `You held seats ${most} times within an hour; more holds are not taken before the hour is over.`,
    hint: `Book seats now, which needs no hold, or hold them in ${duration(waitMs, 'en')}.`,
  }),
  'leaves-single-seat': ({ seats, instead }) => ({
    detail: `That leaves ${seats.join(', ')} alone, which nobody would buy.`,
    hint: `As good, and it leaves none alone: ${instead.join(', ')}`,
  }),
}

const whoever = (by: string | null) =>
  by === null ? 'Somebody' : by === 'admin' ? 'The token of the box office' : by

/** So many seats are named; a hall has thousands. */
const NAMED = 20

const few = (seats: readonly string[]) =>
  seats.length > NAMED
    ? `${seats.slice(0, NAMED).join(', ')} and ${seats.length - NAMED} more`
    : seats.join(', ')
const noPlaces = (grade: string, wheelchairs: number, most: number) =>
  most === 0
    ? `No place for a wheelchair is free in grade ${grade}.`
    : `${placesFor(wheelchairs)} are not free in one row of grade ${grade}; at most ${most} ${most === 1 ? 'is' : 'are'}.`

const placesFor = (wheelchairs: number) =>
  wheelchairs === 1 ? '1 place for a wheelchair' : `${wheelchairs} places for wheelchairs`

const some = (seats: readonly string[]) =>
  `${seats.join(', ')} ${seats.length === 1 ? 'is' : 'are'}`
