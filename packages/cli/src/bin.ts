import { cacheCompiledCode } from './compile-cache.ts'
import { readVersion } from './version.ts'

// The reader of stdout may stop reading, as `head` does, and a terminal may be closed (EIO). Then the program ends
// without an error.
function nobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
  // A command that has something to clean up listens for this signal. Node itself never sends it.
  if (process.listenerCount('SIGPIPE') > 0) process.emit('SIGPIPE', 'SIGPIPE')
  else process.exit()
}
process.stdout.on('error', nobodyReads)
process.stderr.on('error', nobodyReads)

const args = process.argv.slice(2)
// Scripts ask for the version often. It needs no command tree.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V'))
  process.stdout.write(`${readVersion()}\n`)
else {
  await cacheCompiledCode(process.env)
  await (await import('./run.ts')).run(args)
}
