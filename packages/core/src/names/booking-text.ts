import type { Language } from './lists.ts'
import { readMoment } from './moment.ts'
import { offsetText } from './time-zone.ts'

/** The seats of a booking: of one grade, or of several with their lines. */
export type SeatsSaid = {
  readonly seats: number
  /** null if the seats are of several grades */
  readonly grade: string | null
  readonly lines?:
    | readonly {
        readonly grade: string
        readonly seats: number
        /** `1F/8/11`, if the seats have numbers */
        readonly places?: readonly string[] | undefined
      }[]
    | undefined
}

/**
 * The seats of a booking as a text: `2 × R`, in Korean `R석 2매`; of several grades `2 × VIP + 1 × R`; with numbers
 * `2 × VIP (1F row 8: 11, 12)`, in Korean `VIP석 2매(1F 8열 11, 12번)`.
 */
export function seatsText(booking: SeatsSaid, language: Language = 'en'): string {
  const { seats, grade } = booking
  const isKorean = language === 'ko'
  if (grade === null)
    return byGrade(linesOf(booking))
      .map((line) => lineText(line, isKorean))
      .join(' + ')
  const [line = { grade, seats }] = hasLines(booking) ? byGrade(linesOf(booking)) : []
  return lineText(line, isKorean)
}

/** One line for each grade: seats of a grade with several prices are named together. */
function byGrade(lines: readonly LineSaid[]): readonly LineSaid[] {
  if (new Set(lines.map(({ grade }) => grade)).size === lines.length) return lines
  const grades = new Map<string, LineSaid>()
  for (const line of lines) {
    const { grade, seats, places } = line
    const before = grades.get(grade)
    const all = before?.places && places ? { places: [...before.places, ...places] } : {}
    grades.set(grade, before ? { grade, seats: before.seats + seats, ...all } : line)
  }
  return [...grades.values()]
}

type LineSaid = NonNullable<SeatsSaid['lines']>[number]

// What came from a daemon of another version may lack the field, and says so when it is read.
const hasLines = (booking: SeatsSaid) => 'lines' in booking
const linesOf = ({ lines }: SeatsSaid): readonly LineSaid[] => lines ?? []

function lineText(line: LineSaid, isKorean: boolean): string {
  const { seats, grade } = line
  const counted = isKorean ? `${koreanGrade(grade)} ${seats}매` : `${seats} × ${grade}`
  const places = 'places' in line ? line.places : undefined
  if (!places) return counted
  return `${counted}${isKorean ? '' : ' '}(${placesText(places, isKorean)})`
}

/** So many seats are named. The others are counted. */
const NAMED = 12

/** `1F row 8: 11, 12; row 9: 4` */
function placesText(places: readonly string[], isKorean: boolean): string {
  const rows = new Map<string, string[]>()
  for (const place of places.slice(0, NAMED)) {
    const [level = '', row = '', number = ''] = place.split('/')
    const name = isKorean ? `${level} ${row}열` : `${level} row ${row}`
    rows.set(name, [...(rows.get(name) ?? []), number])
  }
  const named = [...rows].map(([row, numbers]) =>
    isKorean ? `${row} ${numbers.join(', ')}번` : `${row}: ${numbers.join(', ')}`,
  )
  const more = places.length - NAMED
  return [...named, ...(more > 0 ? [isKorean ? `외 ${more}석` : `${more} more`] : [])].join('; ')
}

/** `VIP` → `VIP석`. A name that ends with 석 does not change. */
const koreanGrade = (grade: string) => (grade.endsWith('석') ? grade : `${grade}석`)

// Capitals of Cyrillic and Greek, and the Latin ones that look the same (confusables of UTS #39).
const CYRILLIC = ['АВЕНІЈКМОРԚЅСТУԜХҺ', 'ABEHIJKMOPQSCTYWXH']
const GREEK = ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX']
const LATIN = new Map(
  [CYRILLIC, GREEK].flatMap(([others = '', latin = '']) =>
    [...others].map((letter, at) => [letter, latin.charAt(at)] as const),
  ),
)
const LIKE_LATIN = new RegExp(`[${[...LATIN.keys()].join('')}]`, 'g')

/**
 * A key that is the same for two names that look alike: `VIP`, `vip` and the full-width `ＶＩＰ`, or é in one character and
 * in two. That is Unicode's NFKC with case folding, without characters that nobody sees, one blank for several, and the
 * Latin letter for one of Cyrillic or Greek that looks the same.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    // JavaScript has no case folding. Capitals first, so that ß and SS are alike.
    .toUpperCase()
    .replace(LIKE_LATIN, (letter) => LATIN.get(letter) ?? letter)
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\p{DI}\p{Cf}\p{NChar}]/gu, '')
    // U+2800, U+1D159 and U+16FE4 look like blanks, and U+FFFC stands for nothing.
    .replace(/[\s\u2800\ufffc\u{1d159}\u{16fe4}]+/gu, ' ')
    .trim()

/** The grade of that name. If none has it exactly, the only one whose name looks alike. */
export function gradeNamed<Grade extends { readonly grade: string }>(
  grades: readonly Grade[],
  name: string,
): Grade | undefined {
  const exact = grades.find(({ grade }) => grade === name)
  if (exact) return exact
  const key = nameKey(name)
  const [like, ...others] = grades.filter(({ grade }) => nameKey(grade) === key)
  return others.length === 0 ? like : undefined
}

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  ko: ['일', '월', '화', '수', '목', '금', '토'],
}

/**
 * Whether the zone of the hall is shown: always, never, or where the reader's clock shows another time. For that: how many
 * minutes the reader is ahead of UTC at a moment (ms since the epoch).
 */
export type ZoneShown = 'always' | 'never' | ((ms: number) => number)

/**
 * The hall's local time with its weekday: `Tue 2027-01-05 19:30`, in Korean `2027-01-05(화) 19:30`, with the zone
 * `Tue 2027-01-05 19:30 (UTC+9)`.
 *
 * @param startsAt a moment with the hall's offset, as performances have it
 */
export function hallTime(
  startsAt: string,
  { language = 'en', zone = 'never' }: { language?: Language; zone?: ZoneShown } = {},
): string {
  const { clock, offset = 0 } = readMoment(startsAt) ?? {}
  if (clock === undefined) return startsAt
  const [day, time] = [startsAt.slice(0, 10), startsAt.slice(11, 16)]
  const weekday = WEEKDAYS[language][new Date(clock).getUTCDay()] ?? ''
  const when = language === 'ko' ? `${day}(${weekday}) ${time}` : `${weekday} ${day} ${time}`
  const shown =
    typeof zone === 'function' ? zone(clock - offset * 60_000) !== offset : zone === 'always'
  return shown ? `${when} (${utcText(offset)})` : when
}

/** `UTC+9`, `UTC-3:30`, `UTC` */
export function utcText(offset: number): string {
  if (offset === 0) return 'UTC'
  const [hours, minutes] = offsetText(offset).slice(1).split(':')
  return `UTC${offset < 0 ? '-' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}
