import { readVersion } from './version.ts'

// Whoever reads us may stop reading, as `head` does; then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  // What has something to clean up listens for it; Node itself never sends this signal.
  if (process.listenerCount('SIGPIPE') > 0) process.emit('SIGPIPE', 'SIGPIPE')
  else process.exit()
})

const args = process.argv.slice(2)
// The version is asked for by scripts that measure us against others: it needs no command tree.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V'))
  process.stdout.write(`${readVersion()}\n`)
else await (await import('./run.ts')).run(args)
