import { type Notice, WebhookGone } from '@outerpark/core/ports'

const LATENCY_MS = 10

/** The receiver of the admin's webhook. It survives the death of a process of the box office. */
export function webhookReceiver() {
  const heardOf = new Set<string>()
  let gone = false
  return {
    /** Receives the notice at once. The answer comes later. */
    async deliver({ about }: Notice): Promise<void> {
      if (!gone) heardOf.add(about)
      const answer = gone ? new WebhookGone('It wants no notices any more.') : undefined
      await new Promise<void>((resolve) => {
        setTimeout(resolve, LATENCY_MS)
      })
      if (answer) throw answer
    },
    /** Makes it refuse all notices from now on, or accept them again. */
    beGone(now: boolean): void {
      gone = now
    },
    /** the events of which it has received a notice */
    heardOf: (): ReadonlySet<string> => heardOf,
  }
}

export type WebhookReceiver = ReturnType<typeof webhookReceiver>
