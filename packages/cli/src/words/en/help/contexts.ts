export const contexts = {
  about: 'box offices by name, each with its own profiles',
  list: 'the box offices that have a name, and which of them commands use',
  add: {
    about:
      'name a box office elsewhere by its address, or one of this machine by the folder of its home',
    noCheck: 'do not look whether a box office answers there',
  },
  use: 'make a box office the one that commands use; "default" is the one of this machine',
  remove: 'forget a box office and the profiles that are signed in there',
}

export const open = {
  about: 'pages of the box office in your browser',
  api: 'the API reference, in your browser; without one its address is printed',
  noBrowser: 'only print the address',
}
