// The core is compiled without the types of Node or a browser, so that it cannot use their globals by accident. What it
// may name of them is listed here.

/** Handed through to adapters, which have the complete type. */
interface AbortSignal {
  readonly aborted: boolean
}
