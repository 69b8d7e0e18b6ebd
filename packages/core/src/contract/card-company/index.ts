// The HTTP interface of a card company: the sandbox serves it, and `httpGateway` asks it.
export * from './replies.ts'
export * from './requests.ts'
