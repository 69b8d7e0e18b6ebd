// The HTTP interface of a card company. The sandbox serves it, and `httpGateway` calls it.
export * from './replies.ts'
export * from './requests.ts'
