import { type Notice, WebhookGone } from '@outerpark/core/ports'

const LATENCY_MS = 10

/** Whom the admin has told, by webhook. Lives through every death of the box office. */
export function webhookReceiver() {
  const heardOf = new Set<string>()
  let gone = false
  return {
    /** What it hears, it hears at the moment at which it is told; its answer comes later. */
    async deliver({ about }: Notice): Promise<void> {
      if (!gone) heardOf.add(about)
      const answer = gone ? new WebhookGone('It wants no notices any more.') : undefined
      await new Promise<void>((resolve) => {
        setTimeout(resolve, LATENCY_MS)
      })
      if (answer) throw answer
    },
    /** It wants no notices, or wants them again. */
    beGone(now: boolean): void {
      gone = now
    },
    /** the events that it was told of */
    heardOf: (): ReadonlySet<string> => heardOf,
  }
}

export type WebhookReceiver = ReturnType<typeof webhookReceiver>
