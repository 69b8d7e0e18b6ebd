import type { ConfigFile } from './config-file.ts'

/** Says where the value of a setting came from, so that the admin can find it. */
export type Origin = {
  /** the environment variable; or the name and the file; or the name alone, for a default */
  readonly where: (name: string) => string
  /** the same text with the value; do not use it for a secret */
  readonly told: (name: string, value: number) => string
}

export function settingOrigin(
  variables: Readonly<Record<string, { readonly env: string }>>,
  env: NodeJS.ProcessEnv,
  file: Pick<ConfigFile, 'values' | 'placeOf'>,
): Origin {
  const variableOf = (name: string) => {
    const variable = variables[name]?.env
    // An empty variable counts as not set.
    return variable !== undefined && env[variable] ? variable : undefined
  }
  const isInFile = (name: string) => file.values[name] !== undefined
  const hasPlace = (name: string) => isInFile(name) && file.placeOf(name) !== undefined
  return {
    where: (name) =>
      variableOf(name) ?? (hasPlace(name) ? `${name} (in ${file.placeOf(name)})` : name),
    told(name, value) {
      const variable = variableOf(name)
      if (variable !== undefined) return `${variable} (${value})`
      if (hasPlace(name)) return `${name} (${value}, in ${file.placeOf(name)})`
      return isInFile(name) ? `${name} (${value})` : `${name} (${value} by default)`
    },
  }
}
