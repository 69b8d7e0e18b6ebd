import { isAbsolute } from 'node:path'
import { z } from 'zod'

/** A whole number. In the environment it must be digits. `Number()` would also accept null, true and "0x10". */
export const wholeNumber = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`
  const digits = (given: unknown) =>
    typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given
  return z.preprocess(digits, z.number({ error }).int(error).min(from, error).max(to, error))
}

/** A number that may have decimals. */
export const fraction = (from: number, to: number) => {
  const error = `must be a number from ${from} to ${to}`
  const decimal = (given: unknown) =>
    typeof given === 'string' && /^\d*\.?\d+$/.test(given) ? Number(given) : given
  return z.preprocess(decimal, z.number({ error }).min(from, error).max(to, error))
}

/** True or false. The environment may also have yes, no, on, off, 1 and 0. */
export const yesOrNo = (usual: boolean) => {
  const error = 'must be true or false'
  return z.union([z.boolean(), z.stringbool()], { error }).default(usual)
}

/** Texts: a list in the file, and with commas between them in the environment. */
export const texts = (error: string) => {
  const split = (text: string) => text.split(',').map((name) => name.trim())
  return z.union([z.array(z.string()), z.string().transform(split)], { error })
}

/** A secret. Its errors do not show it. */
export const secretText = z.string({ error: 'must be a text' }).min(1, 'must not be empty')

/** A path that does not depend on where the daemon was started. */
export const wholePath = (example: string) => {
  const error = `must be a whole path, such as ${example}`
  return z.string({ error }).refine(isAbsolute, error)
}
