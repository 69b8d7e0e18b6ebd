import { join } from 'node:path'
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { checkFile, checkFolder, FileNotTrusted, readTrusted } from '../process/private-files.ts'
import { StartFailure } from '../process/start-failure.ts'

/** The file with the settings of a home. There may be none. */
export type ConfigFile = {
  readonly path: string
  /** undefined if there is no file */
  readonly text: string | undefined
  readonly values: Readonly<Record<string, unknown>>
  /** where it sets the setting: the file with line and column, such as `/home/op/config.yaml:3:1` */
  readonly placeOf: (name: string) => string
  /** settings that it sets twice, with the place of the second time */
  readonly twice: readonly { readonly name: string; readonly place: string }[]
}

/** A home has its settings in one of these. */
const NAMES = ['config.json', 'config.yaml', 'config.yml'] as const

/** The code of the error of a TextDecoder that finds other bytes. */
const NOT_UTF_8 = 'ERR_ENCODING_INVALID_ENCODED_DATA'

/**
 * Reads the file with the settings of this home: JSON, or YAML.
 * @throws StartFailure `config-invalid` if it cannot be read, is no map of settings, or if there are two; FileNotTrusted
 */
export function readConfigFile(home: string): ConfigFile {
  const found = NAMES.map((name) => join(home, name)).flatMap((path) => {
    const text = textOf(home, path)
    return text === undefined ? [] : [{ path, text }]
  })
  const [one, other] = found
  if (one && other)
    throw new StartFailure('config-invalid', {
      ...{ case: 'two-files', files: [one.path, other.path] },
    })
  return one ? parseConfigFile(one.path, one.text) : noFile(join(home, NAMES[0]))
}

/** A home without a file of settings. @param path where it would be */
export const noFile = (path: string): ConfigFile => ({
  ...{ path, text: undefined, values: {}, placeOf: () => path, twice: [] },
})

/** @throws StartFailure `config-invalid` if the text is no map of settings */
export function parseConfigFile(path: string, text: string): ConfigFile {
  const lines = new LineCounter()
  const document = parse(text, lines)
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${path}:${line}:${col}`
  }
  const places = new Map<string, string>()
  const twice: { name: string; place: string }[] = []
  if (isMap(document.contents))
    for (const { key } of document.contents.items) {
      if (!isScalar(key)) continue
      const name = String(key.value)
      const place = placeAt(key.range?.[0] ?? 0)
      if (places.has(name)) twice.push({ name, place })
      places.set(name, place)
    }
  const fault = document.errors[0]
  const values = valuesIn(path, text, document)
  if (!values)
    throw new StartFailure('config-invalid', {
      case: path.endsWith('.json') ? 'no-object' : 'no-map',
      file: fault ? placeAt(fault.pos[0]) : path,
    })
  return { path, text, values, placeOf: (name) => places.get(name) ?? path, twice }
}

/** JSON is a part of YAML, so one parser finds the places in both. A key that comes twice is reported with its place. */
const parse = (text: string, lineCounter: LineCounter): Document =>
  parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, merge: false })

/** Undefined if there is no map of values. JSON is read as JSON: YAML would take words without quotes. */
function valuesIn(path: string, text: string, document: Document) {
  const value = path.endsWith('.json') ? jsonOf(text) : yamlOf(document)
  if (value === null && !path.endsWith('.json')) return {}
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>) // of JSON or YAML, whose keys are texts
    : undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Without aliases: nobody needs them here, and aliases of aliases could fill the memory. */
function yamlOf(document: Document): unknown {
  if (document.errors.length > 0) return undefined
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

/** Undefined if there is no such file. */
function textOf(home: string, file: string): string | undefined {
  try {
    if (!checkFile(file)) return undefined
    // Whoever can write the home could have written the settings, and they hold secrets and addresses.
    checkFolder(home)
    return readTrusted(file)
  } catch (error) {
    if (error instanceof FileNotTrusted) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    const reason = code === NOT_UTF_8 ? null : String(error)
    throw new StartFailure('config-invalid', { case: 'unreadable', file, reason })
  }
}

/**
 * The text of the file with another value for a setting, and everything else as it is: comments and the order of
 * settings stay in YAML.
 *
 * @param value undefined takes the setting out of the file
 */
export function editedText(
  { path, text, values }: ConfigFile,
  name: string,
  value: unknown,
): string {
  if (path.endsWith('.json')) {
    const { [name]: _, ...rest } = values
    const next = value === undefined ? rest : { ...values, [name]: value }
    return `${JSON.stringify(next, null, 2)}\n`
  }
  const document = parseDocument(text ?? '')
  if (value === undefined) document.delete(name)
  else document.set(name, value)
  return document.toString()
}
