import { formatTokens } from './format-tokens.ts'
import type { ShownPlan } from './shown-plan.ts'

export interface Described {
  readonly mode: string
  /** `272k in · 128k out` */
  readonly limits: string
  readonly marks: string
}

/** What a person wants to know of an entry, in three short columns. */
export function describeEntry({ fields }: ShownPlan['add'][number], { marks }: Pick<ShownPlan, 'marks'>): Described {
  const values = new Map(fields.map(({ path, value }) => [path, value]))
  const limit = (path: string, word: string): string[] => {
    const tokens = values.get(path)
    return typeof tokens === 'number' ? [`${formatTokens(tokens)} ${word}`] : []
  }
  const limits = [...limit('model_info.max_input_tokens', 'in'), ...limit('model_info.max_output_tokens', 'out')]
  const mode = values.get('model_info.mode')
  return {
    mode: typeof mode === 'string' ? mode : '',
    limits: limits.join(' · '),
    marks: marks.flatMap(({ path, label, minor }) => (!minor && values.get(path) === true ? [label] : [])).join(' '),
  }
}
