import type { Context } from '../context.ts'
import { failure, usage } from '../failure.ts'
import { chosenLanguage, chooseLanguage as keep } from '../words/chosen.ts'
import { asLanguage, languageOf, type SpokenLanguage } from '../words/language.ts'
import { speak } from '../words/words.ts'

/** Shows the language of the program; with a code, keeps it as this person's choice. `auto` forgets the choice. */
export async function chooseLanguage(
  { places, language, env }: Pick<Context, 'places' | 'language' | 'env'>,
  code: string | undefined,
): Promise<SpokenLanguage> {
  if (code === undefined) return { language, chosen: chosenLanguage(places) ?? null }
  const chosen = asLanguage(code)
  if (chosen === undefined && code !== 'auto')
    throw usage(({ language: texts }) => texts.unknown(code))
  try {
    keep(places, chosen)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw failure('home-not-writable', ({ language: texts }) => texts.notKept(reason), undefined, {
      cause,
    })
  }
  const next = chosen ?? languageOf([], env, () => undefined)
  await speak(next)
  return { language: next, chosen: chosen ?? null }
}
