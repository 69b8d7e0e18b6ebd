export const profiles = {
  about: 'who is signed in on this machine',
  list: {
    about: 'who is signed in, at which box office, and whether each token still holds',
    noCheck: 'do not ask the box offices about the tokens',
  },
  use: { about: 'make a profile the one that commands use' },
  remove: {
    about: 'sign a profile out and forget it, as logout does',
    local: 'forget it on this machine only; it stays valid at the box office',
  },
}
