import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askToConfirm } from './ask.ts'

/**
 * Asks about something that `--yes` allows without a question.
 * @throws Failure `confirmation-needed` if nobody can be asked, `not-confirmed` after a no
 */
export async function agreeTo(
  { interactive }: Pick<Context, 'interactive'>,
  question: string,
): Promise<void> {
  if (!interactive)
    throw failure('confirmation-needed', ({ service }) => service.needsYes(question))
  if (!(await askToConfirm(question)))
    throw failure('not-confirmed', ({ service }) => service.nothingChanged)
}
