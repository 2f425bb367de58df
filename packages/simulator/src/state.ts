import type { JsonMap } from '@copilot-sync/catalog'
import type { CatalogBody, DeviceStep, Fault, LoggedRequest } from './types.ts'

/** What a running simulator knows; endpoints and checks read it, few change it. */
export interface State {
  url: string
  readonly strict: boolean
  readonly githubTokens: readonly string[]
  readonly tokenLifetimeSeconds: number
  readonly now: () => number
  /** Copilot token → end of its life in seconds since 1970. */
  readonly issued: Map<string, number>
  /** Lists still to be served, one a fetch; the last stays. Empty: the built-in one, by version. */
  catalogs: readonly CatalogBody[]
  /** What the last fetch was answered with, so that inference agrees with it. */
  current: CatalogBody
  /** What the next exchanges say otherwise; the last stays. */
  exchanges: readonly JsonMap[]
  device: DeviceStep[]
  faults: readonly { readonly fault: Fault; seen: number }[]
  readonly requests: LoggedRequest[]
  counter: number
}
