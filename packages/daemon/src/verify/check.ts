/** One line of what `verify` says. */
export type Check = { readonly name: string; readonly ok: boolean; readonly detail: string }

/** A check that could not be made does not hold. */
export function failedCheck(name: string, error: unknown): Check {
  const reason = error instanceof Error ? error.message : String(error)
  return { name, ok: false, detail: `could not be checked: ${reason}` }
}

/**
 * Makes a check.
 * @param names of what it checks: if it fails itself, each of them did not hold
 * @param onFailed hears of the error
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
