import type { Refusal } from '@outerpark/core/kernel'
import { wronglyRestricted, wronglyWithoutBlock } from './best.ts'
import type { Asked, Held } from './known.ts'
import { wronglyInstead, wronglyNamed } from './picks.ts'
import { choseThese, type Numbered } from './places.ts'
import { wronglyWithoutPlaces } from './wheelchairs.ts'

/** A refusal that speaks of seats with numbers is true when it is decided. */
export function wronglyRefusedSeats(
  { code, params }: Refusal,
  asked: Asked,
  numbered: Numbered | undefined,
  hold: Held | undefined,
): string | undefined {
  if (code === 'seats-not-numbered') return numbered && 'the seats have numbers'
  if (!numbered) return undefined
  const { picks, acceptRestricted, wanted } = asked
  const { model, free } = numbered
  switch (code) {
    case 'seats-unavailable': {
      const left = [...free].filter((seat) => model.gradeOf.get(seat) === params.grade).length
      return left === params.available ? undefined : `${left} of ${params.grade} are free`
    }
    case 'no-block': {
      const wish = { ...asked, grade: params.grade, seats: params.seats }
      return wronglyWithoutBlock(model, free, wish, params)
    }
    case 'no-wheelchair-places': {
      const wish = { ...asked, grade: params.grade, seats: params.seats }
      return wronglyWithoutPlaces(model, free, wish, params)
    }
    case 'seat-unknown':
    case 'seat-not-sold':
    case 'seat-taken':
    case 'companion-alone':
      return wronglyNamed(model, free, picks ?? [], code, params.seats)
    case 'seat-restricted': {
      if (acceptRestricted) return 'a restricted view was accepted'
      if (picks) return wronglyNamed(model, free, picks, code, params.seats)
      const grade = model.gradeOf.get(params.seats[0] ?? '')
      const seats = wanted.find((each) => each.grade === grade)?.seats ?? 0
      return wronglyRestricted(model, free, { ...asked, grade: grade ?? '', seats })
    }
    case 'leaves-single-seat':
      if (choseThese(hold, picks ?? [])) return `the box office itself has chosen ${picks}`
      return wronglyInstead(model, free, picks ?? [], params.instead)
    default:
      return undefined
  }
}
