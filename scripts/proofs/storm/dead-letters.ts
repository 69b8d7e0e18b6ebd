import { taskResponse } from '@outerpark/core/contract'
import { expectAnswer } from '../../lab/client.ts'
import { type OfficeAccess, settle } from '../../lab/office.ts'

/** After this many retries a dead letter is not retried again. */
const MOST_ROUNDS = 5

/**
 * Waits until no task is left, and retries every dead letter, as an admin does after the gateway works again.
 * @returns how many dead letters were retried
 */
export async function settleAndRetry(office: OfficeAccess, patienceMs: number): Promise<number> {
  let retried = 0
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await settle(office, patienceMs)
    const dead = await deadLetters(office)
    if (dead.length === 0) break
    for (const id of dead) await retry(office, id)
    retried += dead.length
  }
  return retried
}

async function deadLetters({ client, adminToken }: OfficeAccess): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path = `/v1/tasks?dead=true&limit=200${cursor && `&cursor=${cursor}`}`
    const answer = await client.ask({ method: 'GET', path, token: adminToken })
    const page: TaskPage = expectAnswer(answer, 200, taskPage)
    ids.push(...page.ids)
    cursor = page.next
  }
  return ids
}

type TaskPage = { readonly ids: string[]; readonly next: string | null }

const taskPage = {
  parse(value: unknown): TaskPage {
    // A page of GET /v1/tasks. The contract's schema checks each of its items.
    const { items, next } = value as { items: unknown[]; next: string | null }
    return { ids: items.map((item) => taskResponse.parse(item).id), next }
  },
}

async function retry({ client, adminToken }: OfficeAccess, id: string): Promise<void> {
  const path = `/v1/tasks/${id}/retry`
  const answer = await client.ask({ method: 'POST', path, token: adminToken })
  if (answer.status !== 200) throw new Error(`${id} could not be retried: ${answer.text}`)
}
