import { moment } from '../conventions.ts'
import type { SeasonRefusalWords } from '../sentence.ts'

export const seasonRefusals: SeasonRefusalWords = {
  'musical-key-taken': ({ key, id }) =>
    id === null
      ? { detail: `Two musicals have the key ${key}.`, hint: 'Give each musical a key of its own.' }
      : {
          detail: `The musical ${id} has the key ${key} already.`,
          hint: 'To change it, apply the file: outerpark season apply FILE',
        },
  'season-musical-unclear': ({ title, venue, ids }) => ({
    detail: `Several musicals are called ${title} in ${venue}: ${ids.join(', ')}.`,
    hint: `Say which one is meant, with its id as the key: key: ${ids[0] ?? ''}`,
  }),
  'season-musical-twice': ({ title }) => ({
    detail: `${title} is the same musical as an earlier one in the season.`,
    hint: 'Put all of its performances into one entry.',
  }),
  'season-fixed': ({ title, field, was, now }) => ({
    detail:
      was === null && now === null
        ? `The ${field} of ${title} is another one on sale, and cannot be changed this way.`
        : `The ${field} of ${title} is ${was ?? 'none'} on sale, and ${now ?? 'none'} in the season. It cannot be changed this way.`,
    hint: 'Write what is on sale, or leave the field out.',
  }),
  'season-grades': ({ title, startsAt, grade, case: which }) => ({
    detail:
      which === 'new'
        ? `${title} on ${moment(startsAt, 'en')} has no grade ${grade} on sale. None can be added.`
        : `${title} on ${moment(startsAt, 'en')} has the grade ${grade} on sale, which the season does not name.`,
    hint: 'The grades of a performance stay as they are; prices and seats can be changed.',
  }),
  'season-booked': ({ title, startsAt, seats }) => ({
    detail: `${title} on ${moment(startsAt, 'en')} is no longer in the season, and ${seats} of its seats are held or sold.`,
    hint: 'Put it back, or cancel it and give everything back: --cancel-with-bookings',
  }),
  'season-conflicts': ({ count }) => ({
    detail: `Nothing was applied: ${count === 1 ? 'one part' : `${count} parts`} of the season cannot be as wanted.`,
    hint: 'See each of them with: outerpark season apply FILE --dry-run',
  }),
  'season-changed': () => ({
    detail:
      'What is on sale was changed meanwhile, so the season would do something else than was shown.',
    hint: 'Nothing was applied. Look at the differences again.',
  }),
}
