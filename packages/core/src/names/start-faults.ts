/** A gateway in words: `stripe (test, acct_1)`. */
type GatewayText = string

type OtherGateway = {
  readonly home: string
  readonly was: GatewayText
  readonly asked: GatewayText
  readonly mode: string
}

/** Why a daemon does not start, by code: the parameters of its sentence. */
export type StartFaultParams = {
  readonly 'home-in-use': { readonly home: string }
  readonly 'home-not-writable': { readonly home: string; readonly reason: string }
  readonly 'disk-full': { readonly home: string }
  readonly 'port-unavailable': {
    readonly port: number
    readonly case: 'in-use' | 'not-allowed'
    /** the file that sets the port; null if it comes from elsewhere */
    readonly file: string | null
  }
  readonly 'database-lost': {
    readonly home: string
    /** files that only a home with a database has */
    readonly traces: readonly string[]
    /** how many events there were; null if nobody knows */
    readonly events: number | null
  }
  /** `ends`: its last event; null if it is the database of another box office */
  readonly 'database-older': {
    readonly home: string
    readonly ends: number | null
    readonly events: number
  }
  readonly 'database-unreadable': { readonly file: string; readonly reason: string }
  /** `version`: of its tables; `known`: the newest that this program knows */
  readonly 'database-newer': {
    readonly file: string
    readonly version: number
    readonly known: number
  }
  readonly 'gateway-changed': OtherGateway & { readonly paid: number; readonly alsoMode: boolean }
  /** `answered`: whether an answer of that gateway to a payment was ever recorded */
  readonly 'payments-open': OtherGateway & {
    readonly unsettled: number
    readonly answered: boolean
  }
  readonly 'mode-changed': { readonly home: string; readonly was: string; readonly mode: string }
  readonly 'restored-unopened': { readonly home: string }
  readonly 'settings-missing': { readonly home: string; readonly variables: readonly string[] }
  /**
   * A file or folder that another user of this machine has made, or can read or write. `path`: in full; `shellPath`: the same as a
   * word for a shell; `owner` and `own`: numbers of users; `change`: what `chmod` is told
   */
  readonly 'file-not-trusted':
    | { readonly case: 'no-folder'; readonly path: string }
    | {
        readonly case: 'no-plain-file' | 'writable'
        readonly path: string
        readonly shellPath: string
      }
    | {
        readonly case: 'open-secret'
        readonly path: string
        readonly shellPath: string
        readonly change: 'g-wx,o-rwx' | 'go-rwx'
      }
    | {
        readonly case: 'owner'
        readonly path: string
        readonly shellPath: string
        readonly owner: number
        readonly own: number
      }
    /** the socket of the daemon */
    | { readonly case: 'socket'; readonly path: string; readonly shellPath: string }
  /** `reason`: in the words of Stripe */
  readonly 'gateway-key-refused': { readonly reason: string }
  readonly 'config-invalid':
    | { readonly case: 'settings'; readonly mistakes: readonly string[] }
    | { readonly case: 'address'; readonly reason: string }
    | { readonly case: 'certificate'; readonly reason: string }
    | { readonly case: 'host'; readonly reason: string; readonly file: string | null }
    | { readonly case: 'unreadable'; readonly file: string; readonly reason: string | null }
    /** `file`: with line and column, if the mistake has a place */
    | { readonly case: 'no-object' | 'no-map'; readonly file: string }
    | { readonly case: 'two-files'; readonly files: readonly [string, string] }
}
export type StartFaultCode = keyof StartFaultParams
