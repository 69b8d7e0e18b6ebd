/** Whether the service is one of this user, or of the machine. */
export type ServiceLevel = 'user' | 'system'

/** What is run. */
export type Program = {
  readonly node: string
  readonly entry: string
  readonly args: readonly string[]
}

export type ServiceFile = {
  readonly path: string
  readonly text: string
  /** whether it may hold secrets: then it is for its owner alone (0600) */
  readonly secret: boolean
}

export type Command = readonly [string, ...string[]]

/** The files of a service, and what starts and ends it. Nothing has been done yet. */
export type Plan = {
  readonly manager: 'systemd' | 'launchd'
  readonly level: ServiceLevel
  readonly home: string
  readonly files: readonly ServiceFile[]
  /** files of a service that was installed with other options */
  readonly obsolete: readonly string[]
  /** done if the service manager answers; changes nothing */
  readonly reach: Command
  /** done if the service runs */
  readonly probe: Command
  /** before new files hold; may fail, since there may be no such service yet */
  readonly end: readonly Command[]
  readonly begin: readonly Command[]
  /** may fail without harm */
  readonly wished: readonly Command[]
  /** commands with which a person looks after it */
  readonly follow: readonly string[]
}

/** What was done, or would be, for a daemon that starts with the machine. */
export type ServiceChange = {
  readonly manager: 'systemd' | 'launchd'
  readonly level: 'user' | 'system'
  readonly home: string
  readonly dryRun: boolean
  readonly files: readonly {
    readonly path: string
    readonly change: 'new' | 'changed' | 'same' | 'removed' | 'kept'
    /** with the values of secrets hidden; empty for a file that is removed or kept */
    readonly lines: readonly string[]
  }[]
  readonly commands: readonly {
    readonly command: string
    /** what it said when it failed; null if it is done or was not run */
    readonly failed: string | null
  }[]
  /** commands with which one looks after it */
  readonly follow: readonly string[]
}
