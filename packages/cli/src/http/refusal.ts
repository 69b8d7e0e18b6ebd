import type { ProblemCode, ProblemParams } from '@outerpark/core/contract'
import { problemTexts } from '@outerpark/core/words'
import { Failure } from '../failure.ts'
import { language, type Text } from '../words/words.ts'

/** The refusal that the box office would answer with, of what is known without asking it. */
export function refusal<Code extends ProblemCode>(
  code: Code,
  params: ProblemParams[Code],
  hint?: Text,
): Failure {
  const texts = () => problemTexts(language(), code, params)
  return new Failure({
    ...{ code, params },
    title: () => texts().title,
    detail: () => texts().detail,
    hint: hint ?? (() => texts().hint),
  })
}
