import type { Json } from '@copilot-sync/catalog'

/** A request, read whole. */
export interface Call {
  readonly method: string
  readonly path: string
  /** Lower-case names; a header that came twice is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The body as JSON or as a form; undefined when there is none or it is neither. */
  readonly body: Json | undefined
}

/** An answer of text, or of server-sent events. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly chunks: readonly string[]
}

export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

export function asText(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
