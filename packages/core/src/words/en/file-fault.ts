import { byCase, type StartFaultWords } from '../sentence.ts'

/** What is wrong with a file or folder that cannot be trusted. */
export const fileFault: StartFaultWords['file-not-trusted'] = byCase({
  'no-folder': ({ path }) => ({
    detail: `${path} is not a folder.`,
    hint: 'Remove it, or choose another folder.',
  }),
  'no-plain-file': ({ path, shellPath }) => ({
    detail: `${path} is a link or no plain file, and this program does not follow links there.`,
    hint: `See what it is with: ls -l ${shellPath}; put the file itself in its place.`,
  }),
  writable: ({ path, shellPath }) => ({
    detail: `${path} can be written by other users of this machine.`,
    hint: `Close it with: chmod go-w ${shellPath}`,
  }),
  'open-secret': ({ path, shellPath, change }) => ({
    detail: `${path} holds a secret, and it is open to other users of this machine.`,
    hint: `Close it with: chmod ${change} ${shellPath}`,
  }),
  owner: ({ path, shellPath, owner, own }) => ({
    detail: `${path} belongs to another user (number ${owner}, and this program runs as ${own}).`,
    hint: `If it is yours: chown ${own} ${shellPath}. Otherwise choose another place, or run this as its owner.`,
  }),
  socket: ({ path, shellPath }) => ({
    detail: `${path} is not a socket that only you can use.`,
    hint: `See what it is with: ls -l ${shellPath}; remove it, and run: outerpark daemon restart`,
  }),
})
