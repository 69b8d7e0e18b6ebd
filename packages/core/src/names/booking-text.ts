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
 * A key that is the same for two names that look alike: `VIP`, `vip` and the full-width `ＶＩＰ`, or é in one character and
 * in two. That is Unicode's NFKC with case folding, without characters that nobody sees, and one blank for several.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    // JavaScript has no case folding. Capitals first, so that ß and SS are alike.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\p{DI}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/** `2027-01-05T19:30:00+09:00` → `2027-01-05 19:30`: the hall's local time, in every reader's time zone. */
export const hallTime = (startsAt: string) => startsAt.slice(0, 16).replace('T', ' ')
