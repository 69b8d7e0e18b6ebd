/** Why a backup is not made, or not restored, by code: the parameters of its sentence. */
export type BackupFaultParams = {
  readonly 'no-database': { readonly home: string }
  readonly 'database-damaged': { readonly reason: string }
  readonly 'backup-folder': { readonly folder: string; readonly reason: string }
  readonly 'backup-no-room': { readonly folder: string }
  readonly 'backup-not-found': { readonly file: string }
  readonly 'backup-incomplete':
    | { readonly case: 'no-manifest'; readonly file: string }
    | { readonly case: 'manifest'; readonly file: string; readonly reason: string }
    /** `bytes`: what the file has; `expected`: what the manifest says */
    | {
        readonly case: 'size'
        readonly file: string
        readonly bytes: number
        readonly expected: number
      }
  readonly 'backup-damaged':
    | { readonly case: 'checksum'; readonly file: string }
    | { readonly case: 'database'; readonly file: string; readonly reason: string }
  /** `schema`: the version of its tables; `known`: the newest that this program knows */
  readonly 'backup-newer': {
    readonly file: string
    readonly program: string
    readonly schema: number
    readonly known: number
  }
  /** the names of both box offices at the card company */
  readonly 'backup-foreign': {
    readonly file: string
    readonly office: string
    readonly home: string
    readonly here: string
  }
  /** `events`: how many events the box office in the home has; null if nobody knows */
  readonly 'home-occupied': { readonly home: string; readonly events: number | null }
}
export type BackupFaultCode = keyof BackupFaultParams
