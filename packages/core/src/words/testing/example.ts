/** Examples of the parameters of each code. */
export type Examples<Params> = { readonly [Code in keyof Params]: readonly Params[Code][] }
