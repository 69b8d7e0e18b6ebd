import type { PerformanceResponse } from '@outerpark/core/contract'
import type { Context } from '../context.ts'
import { seatsToBook } from '../input/numbers.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'
import { asText, givenOrAsked } from './ask.ts'

type Grades = PerformanceResponse['grades']

/** Seats of one grade; a person is asked for what is missing. */
export async function ofOneGrade(
  context: Context,
  grades: Grades,
  { grade, seats }: { readonly grade?: string; readonly seats?: number },
) {
  const [only, ...others] = grades
  const named =
    grade ??
    (only !== undefined && others.length === 0 ? only.grade : await askForGrade(context, grades))
  return { grade: named, seats: await seatsOf(context, { seats }) }
}

/** How many seats. */
export const seatsOf = (context: Context, { seats }: { readonly seats?: number | undefined }) =>
  givenOrAsked(context, seats, {
    flag: '--seats',
    message: words().booked.howMany,
    parse: seatsToBook,
  })

const askForGrade = (context: Context, grades: Grades) =>
  givenOrAsked<string>(context, undefined, {
    flag: '--grade',
    message: words().booked.whichGrade,
    parse: asText,
    choices: async () =>
      grades.map(({ grade, price, available }) => ({
        value: grade,
        name: `${grade}  ${moneyText(price)}, ${available === 0 ? words().booked.soldOut : words().booked.left(available)}`,
      })),
  })
