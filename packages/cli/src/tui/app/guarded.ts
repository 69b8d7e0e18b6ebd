/** Whatever is thrown in a screen ends the interface. Without this it would end Ink in the middle of a frame. */
export const guardedBy =
  (failed: (error: unknown) => void) =>
  <Args extends readonly unknown[]>(act: (...args: Args) => void) =>
  (...args: Args): void => {
    try {
      act(...args)
    } catch (error) {
      failed(error)
    }
  }
