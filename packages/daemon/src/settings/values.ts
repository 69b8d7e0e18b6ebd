import { z } from 'zod'

/** From the environment a number comes as digits. What else JavaScript takes for a number (null, true, "0x10") is none. */
export const wholeNumber = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`
  const digits = (given: unknown) =>
    typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given
  return z.preprocess(digits, z.number({ error }).int(error).min(from, error).max(to, error))
}

/** The same for a number with decimals. */
export const fraction = (from: number, to: number) => {
  const error = `must be a number from ${from} to ${to}`
  const decimal = (given: unknown) =>
    typeof given === 'string' && /^\d*\.?\d+$/.test(given) ? Number(given) : given
  return z.preprocess(decimal, z.number({ error }).min(from, error).max(to, error))
}

/** In the file true or false, in the environment also yes, no, on, off, 1, 0. */
export const yesOrNo = (usual: boolean) => {
  const error = 'must be true or false'
  return z.union([z.boolean(), z.stringbool()], { error }).default(usual)
}

/** A text that is told to nobody: what is wrong with it is said without it. */
export const secretText = z.string({ error: 'must be a text' }).min(1, 'must not be empty')
