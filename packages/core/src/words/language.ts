import { LANGUAGES, type Language } from '../names/index.ts'

export { LANGUAGES, type Language }

/** Who has said nothing about languages reads English. */
export const USUAL_LANGUAGE: Language = 'en'

/**
 * The language that a reader asks for with Accept-Language (RFC 9110, 12.5.4). English if the header is absent, wants
 * none of our languages, or makes no sense.
 *
 * Ranges are matched as RFC 4647, 3.3.1 says, without regard to case: `ko` and `ko-KR` are Korean. `*` stands for each
 * language that no other range names. Of two languages with the same weight, the one that is named first is taken.
 *
 * @example
 * preferredLanguage('ko-KR,ko;q=0.9,en;q=0.8') // 'ko'
 */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined) return USUAL_LANGUAGE
  if (last.header !== header) last = { header, language: languageIn(header) }
  return last.language
}

/** The last header, since a client sends the same one all the time. */
let last: { readonly header: string; readonly language: Language } = {
  header: '',
  language: USUAL_LANGUAGE,
}

function languageIn(header: string): Language {
  if (header.length > LONGEST) return USUAL_LANGUAGE
  const ranges = header.split(',').flatMap(rangeOf)
  const rest = ranges.find(({ primary }) => primary === '*')?.weight ?? 0
  let best: { language: Language; weight: number; place: number } | undefined
  for (const language of LANGUAGES) {
    const own = ranges.filter(({ primary }) => primary === language)
    const weight = own.length === 0 ? rest : Math.max(...own.map((range) => range.weight))
    // Those that only `*` names come after all others, and in the order of LANGUAGES.
    const place = own.find((range) => range.weight === weight)?.place ?? ranges.length
    const isBetter = !best || weight > best.weight || (weight === best.weight && place < best.place)
    if (weight > 0 && isBetter) best = { language, weight, place }
  }
  return best?.language ?? USUAL_LANGUAGE
}

/** Browsers send less than a tenth of this. */
const LONGEST = 1_000

type Range = { readonly primary: string; readonly weight: number; readonly place: number }

/** One range of the header, with its first subtag. A range that is not well-formed counts as absent. */
function rangeOf(text: string, place: number): Range[] {
  const found = RANGE.exec(text.trim())
  if (!found) return []
  const [, primary = '', weight = '1'] = found
  return [{ primary: primary.toLowerCase(), weight: Number(weight), place }]
}

const RANGE =
  /^([a-z]{1,8}|\*)(?:-[a-z\d]{1,8})*\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i
