/** The first descriptor that systemd passes on (sd_listen_fds(3)). */
const FIRST = 3

/** The descriptor of the port that a `.socket` unit has taken for this process; undefined if there is none. */
export function givenDescriptor(
  { LISTEN_PID, LISTEN_FDS }: NodeJS.ProcessEnv,
  pid: number,
): number | undefined {
  return LISTEN_PID === String(pid) && Number(LISTEN_FDS) >= 1 ? FIRST : undefined
}
