export const access = {
  token: {
    about: 'what proves who you are: list, make, revoke',
    customer: 'for staff: of this customer (id, e-mail address or name)',
    staff: 'for the admin: of this staff member (id or name)',
    list: { about: 'your tokens, newest first' },
    create: {
      about: 'make another token; it can do no more than the one that you use',
      scopes: 'what it may do (default: all that you can give)',
      staff: 'for the admin: for this staff member (id or name)',
    },
    revoke: { about: 'end a token at once, also where it is in use' },
    show: {
      about:
        'print the token of a profile, for scripts or a backup; anybody who has it can act as you',
    },
  },
  staff: {
    about: 'who works at the box office (admin)',
    list: { about: 'who works or worked here, newest first' },
    add: {
      about: 'add a person, with a first token for them',
      scopes: 'what they may do: read, sell, door, finance, admin',
      ends: 'how long their first token is valid: 12h, 90d, or until a time',
    },
    revoke: { about: 'let a person work here no longer: all of their tokens end at once' },
  },
}
