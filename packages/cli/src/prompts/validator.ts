import { Failure, usage } from '../failure.ts'
import { forPeople } from '../output/outlet.ts'
import { language, words } from '../words/words.ts'

/** What inquirer calls with each answer: true, or what is wrong with it. Nobody has typed an option, so none is named. */
export const validator =
  (parse: (answer: string) => unknown) =>
  (answer: string): true | string => {
    if (answer.trim() === '') return words().asked.typeSomething
    try {
      parse(answer.trim())
      return true
    } catch (error) {
      const detail = error instanceof Failure ? error.detail : String(error)
      return forPeople(words().asked.itHasToBe(detail))
    }
  }

/**
 * The rule of the box office for a text, so that a mistake is noticed at its question and not after the last one.
 *
 * @example givenOrAsked(context, options.email, { …, parse: asText, rule: ruleOf('email') })
 */
export const ruleOf =
  (field: 'name' | 'email' | 'title' | 'venue') =>
  async (): Promise<(answer: string) => string> => {
    // Loads zod, which a command without questions does not need.
    const { asFlaw, readFlaw, ...fields } = await import('@outerpark/core/contract')
    const { flawText } = await import('@outerpark/core/words')
    return (answer) => {
      const { success, data, error } = fields[`${field}Field`].safeParse(answer, { error: asFlaw })
      if (success) return data
      const flaw = readFlaw(error.issues[0]?.message ?? '')
      throw usage(({ asked }) => asked.flaw(flaw ? flawText(language(), flaw) : asked.notValid))
    }
  }
