import { readVersion } from './version.ts'

// The reader of stdout may stop reading, as `head` does. Then the program ends without an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  // A command that has something to clean up listens for this signal. Node itself never sends it.
  if (process.listenerCount('SIGPIPE') > 0) process.emit('SIGPIPE', 'SIGPIPE')
  else process.exit()
})

const args = process.argv.slice(2)
// Scripts ask for the version often. It needs no command tree.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V'))
  process.stdout.write(`${readVersion()}\n`)
else await (await import('./run.ts')).run(args)
