import { Option } from 'commander'
import { seatsToBook } from '../input/numbers.ts'
import { help } from '../words/words.ts'

/** How many places for wheelchairs are among the seats: one, if no number is given. */
export const wheelchairOption = (): Option =>
  new Option('--wheelchair [n]', help().buying.book.wheelchair)
    .preset('1')
    .argParser((text) => seatsToBook(text, '--wheelchair'))
