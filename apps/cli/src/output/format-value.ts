import { isSecretName, maskSecret } from '@copilot-sync/errors'
import type { Json } from '@copilot-sync/sync'
import { formatTokens } from './format-tokens.ts'

/** A value as one short word for people; limits as tokens. */
export function formatValue(value: Json | undefined, path: string): string {
  if (value === undefined || value === null) return 'nothing'
  if (isSecretName(path)) return formatText(maskSecret(value))
  if (typeof value === 'number' && path.includes('tokens') && value >= 1000) return formatTokens(value)
  return formatText(value)
}

const formatText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
