/** What the CLI asks of the program for backups, as its only argument in JSON. It needs no daemon. */
export type BackupOrder =
  | { readonly do: 'make'; readonly to?: string | undefined; readonly keep?: number | undefined }
  | { readonly do: 'list'; readonly folder?: string | undefined }
  | { readonly do: 'verify'; readonly file?: string | undefined }
  | {
      readonly do: 'restore'
      readonly file: string
      /** whether the box office in the home may be put aside */
      readonly replace: boolean
      /** whether it may be another box office than the one in the home */
      readonly otherOffice: boolean
    }

/** What the program for backups sends to the CLI over IPC. The type of `result` follows from the order. */
export type BackupMessage =
  | { readonly kind: 'done'; readonly result: unknown }
  | {
      readonly kind: 'failed'
      readonly code: string
      readonly params?: unknown
      readonly detail: string
      readonly hint?: string
    }
