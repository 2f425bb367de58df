import type { Json } from '@copilot-sync/sync'
import { formatTokens } from './format-tokens.ts'

const MARKS: readonly [path: string, word: string][] = [
  ['model_info.supports_vision', 'vision'],
  ['model_info.supports_function_calling', 'tools'],
  ['model_info.supports_reasoning', 'reasoning'],
  ['model_info.supports_response_schema', 'schema'],
  ['model_info.supports_pdf_input', 'pdf'],
]

export interface Described {
  readonly mode: string
  /** `272k in · 128k out` */
  readonly limits: string
  readonly marks: string
}

/** What a person wants to know of an entry, in three short columns. */
export function describeEntry(get: (path: string) => Json | undefined): Described {
  const limit = (path: string, word: string): string[] => {
    const tokens = get(path)
    return typeof tokens === 'number' ? [`${formatTokens(tokens)} ${word}`] : []
  }
  const limits = [...limit('model_info.max_input_tokens', 'in'), ...limit('model_info.max_output_tokens', 'out')]
  const mode = get('model_info.mode')
  return {
    mode: typeof mode === 'string' ? mode : '',
    limits: limits.join(' · '),
    marks: MARKS.flatMap(([path, word]) => (get(path) === true ? [word] : [])).join(' '),
  }
}
