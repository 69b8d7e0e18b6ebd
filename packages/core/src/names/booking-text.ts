import type { Language } from './lists.ts'

/** The seats of a booking as a text: `2 × R`, in Korean `R석 2매`. */
export function seatsText(
  { seats, grade }: { readonly seats: number; readonly grade: string },
  language: Language = 'en',
): string {
  return language === 'ko' ? `${koreanGrade(grade)} ${seats}매` : `${seats} × ${grade}`
}

/** `VIP` → `VIP석`. A name that ends with 석 does not change. */
const koreanGrade = (grade: string) => (grade.endsWith('석') ? grade : `${grade}석`)

/**
 * A key that is the same for two names of the same grade. Neither upper and lower case (`VIP`, `vip`) nor the encoding
 * of é makes another grade.
 */
export const gradeKey = (grade: string) => grade.normalize('NFC').toLocaleLowerCase('en')

/** `2027-01-05T19:30:00+09:00` → `2027-01-05 19:30`: the hall's local time, in every reader's time zone. */
export const hallTime = (startsAt: string) => startsAt.slice(0, 16).replace('T', ' ')
