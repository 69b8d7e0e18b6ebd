/** What the plan in a file was, before somebody changed it. */
export type BasedOn = {
  readonly version: number
  /** the id of the hall or the performance that had it; undefined: the one to which the file is given */
  readonly of?: string | undefined
}

const FORM = /^([1-9]\d{0,8})(?: of (\S+))?$/

/** Reads the `version` of a file: `3 of HA-7KQ2M9XW4T`, or `3` alone. Undefined if it is neither. */
export function basedOn(text: string): BasedOn | undefined {
  const [, version, of] = FORM.exec(text.trim()) ?? []
  return version === undefined ? undefined : { version: Number(version), of }
}

/** The same as a file has it. */
export const basedOnText = ({ version, of }: BasedOn): string =>
  of === undefined ? String(version) : `${version} of ${of}`

/**
 * The version of a hall or performance that a file changes. Undefined if the file says nothing, or was printed from another one: then
 * it replaces whatever there is.
 */
export const versionFor = (id: string, base: BasedOn | undefined): number | undefined =>
  base && (base.of ?? id) === id ? base.version : undefined
