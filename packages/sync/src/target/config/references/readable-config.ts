import type { Json } from '@copilot-sync/catalog'
import type { ConfigEntry } from '@copilot-sync/plan'

/** The part of config-writer's `ParsedConfig` that references are looked for in. */
export interface ReadableConfig {
  readonly keys: readonly string[]
  readonly entries: readonly ConfigEntry[]
  value(key: string): Json | undefined
}
