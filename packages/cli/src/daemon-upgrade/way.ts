/** What is known of the daemon of a home before it is replaced. */
export type Seen = {
  /** whether it runs, and does not end just now */
  readonly isUp: boolean
  /** the service whose process it is; absent if no service manager has started it */
  readonly service?: { readonly hasSocket: boolean } | undefined
  /** whether it has no terminal, so that this program can start it again */
  readonly isBackground: boolean
  /** whether this is a container, which ends with its process */
  readonly isContainer: boolean
}

/** How the whole daemon can be replaced. */
export type Way =
  /** the service manager restarts it and has the port meanwhile: connections wait */
  | 'socket'
  /** the service manager restarts it; connections are refused meanwhile */
  | 'service'
  /** it is stopped, and started in the background again; connections are refused meanwhile */
  | 'background'

/** Why this program cannot replace it. */
export type NoWay = 'nobody' | 'terminal' | 'container'

/** How the daemon that was seen can be replaced, or why not. Whoever has started it has to start it again. */
export function wayOf({ isUp, service, isBackground, isContainer }: Seen): Way | NoWay {
  if (!isUp) return 'nobody'
  if (service) return service.hasSocket ? 'socket' : 'service'
  if (isBackground) return 'background'
  return isContainer ? 'container' : 'terminal'
}
