import type { Check } from '@outerpark/core/ports'

/** A check that could not be made counts as one that does not hold. */
export function failedCheck(name: string, error: unknown): Check {
  const reason = error instanceof Error ? error.message : String(error)
  return { name, ok: false, code: 'check-failed', params: { reason } }
}

/**
 * Makes some checks together. If that fails, each of them counts as one that does not hold.
 * @param names the names of the checks
 * @param onFailed is called with the error
 */
export async function checksOf(
  names: readonly string[],
  check: () => Promise<readonly Check[]>,
  onFailed: (error: unknown) => void = () => {},
): Promise<readonly Check[]> {
  try {
    return await check()
  } catch (error) {
    onFailed(error)
    return names.map((name) => failedCheck(name, error))
  }
}
