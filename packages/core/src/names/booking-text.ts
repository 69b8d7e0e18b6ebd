import type { Language } from './lists.ts'

/** The seats of a booking as people read them: `2 × R`, in Korean `R석 2매`. */
export function seatsText(
  { seats, grade }: { readonly seats: number; readonly grade: string },
  language: Language = 'en',
): string {
  return language === 'ko' ? `${koreanGrade(grade)} ${seats}매` : `${seats} × ${grade}`
}

/** `VIP` → `VIP석`; a grade whose name ends with 석 stays as it is. */
const koreanGrade = (grade: string) => (grade.endsWith('석') ? grade : `${grade}석`)

/**
 * Two names are one grade if this is the same for both: people tell grades apart by their letters, not by capitals
 * (`VIP`, `vip`) or by how é is encoded.
 */
export const gradeKey = (grade: string) => grade.normalize('NFC').toLocaleLowerCase('en')

/** `2027-01-05T19:30:00+09:00` → `2027-01-05 19:30`: the hall's own time, wherever the reader is. */
export const hallTime = (startsAt: string) => startsAt.slice(0, 16).replace('T', ' ')
