import { formatPlace, SyncError } from '@copilot-sync/errors'
import type { SyncResult } from '@copilot-sync/sync'

/** What `--strict` ends with; undefined where no rule failed. */
export function failedRulesError({ failed }: Pick<SyncResult, 'failed'>): SyncError | undefined {
  const [first] = failed
  if (!first) return undefined
  const rules = [...new Set(failed.map(({ rule }) => rule))]
  const where = first.place ? formatPlace(first.place) : 'the rule'
  return new SyncError(
    'RULE_FAILED',
    `failed: ${rules.join(', ')}; what ${rules.length === 1 ? 'it writes' : 'they write'} kept its present value`,
    {
      hint: `Mend ${where} (${first.message}), then run again; without --strict this is a warning.`,
    },
  )
}
