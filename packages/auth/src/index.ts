export { createAuthenticator } from './create-authenticator.ts'
export { tokenFiles } from './token-files.ts'
export type { TokenFiles } from './token-files.ts'
export type { Authentication, AuthOptions } from './types.ts'
