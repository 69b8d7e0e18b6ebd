import { usage } from '../failure.ts'
import { KINDS, type Kind, type Mix } from './job.ts'

/**
 * Parses `book=8,cancel=1,mypage=1`. A kind that is left out does not come.
 * @throws Failure `usage` if a kind is unknown or twice, or if nothing is left to do
 */
export function parseMix(text: string): Mix {
  const mix: Record<Kind, number> = { book: 0, cancel: 0, mypage: 0 }
  const seen = new Set<string>()
  const isKind = (name: string): name is Kind => (KINDS as readonly string[]).includes(name)
  for (const part of text.split(',')) {
    const [, name = '', digits = ''] = /^\s*([a-z]+)=(\d{1,4})\s*$/.exec(part) ?? []
    if (!isKind(name) || seen.has(name))
      throw usage(({ load }) => load.badMix(KINDS.join(', '), text))
    seen.add(name)
    mix[name] = Number(digits)
  }
  // Cancels alone would find nothing to cancel.
  if (mix.book + mix.mypage === 0) throw usage(({ load }) => load.emptyMix)
  return mix
}

/** `book=8,cancel=1,mypage=1` */
export const mixText = (mix: Mix): string =>
  KINDS.filter((kind) => mix[kind] > 0)
    .map((kind) => `${kind}=${mix[kind]}`)
    .join(',')
