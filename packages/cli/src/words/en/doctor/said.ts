/** What a check of `doctor` found, why it matters, and what to do: whole sentences, and a command to copy at the end. */
export type Said = { readonly what: string; readonly why?: string; readonly todo?: string }

/** A size in words. @param mib in MiB */
export const size = (mib: number) =>
  mib >= 10_240 ? `${Math.round(mib / 1024)} GiB` : `${mib} MiB`
