/** The functions of a module `M`; each loads the module when it is called first. */
export type Lazy<M> = {
  readonly [K in keyof M as M[K] extends (...args: never[]) => unknown ? K : never]: M[K] extends (
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never
}

/**
 * The functions of a module that is loaded when the first of them is called, so that no command waits for the modules
 * of the others.
 *
 * @example const { signUp } = lazily(() => import('../commands/sign-in.ts'))
 */
export function lazily<M extends object>(load: () => Promise<M>): Lazy<M> {
  let module: Promise<object> | undefined
  const call =
    (name: string | symbol) =>
    async (...args: unknown[]): Promise<unknown> => {
      module ??= load()
      return Reflect.get(await module, name)(...args)
    }
  // TypeScript does not see what a Proxy does: it gives each function of the module by its name.
  return new Proxy({}, { get: (_, name) => call(name) }) as Lazy<M>
}
