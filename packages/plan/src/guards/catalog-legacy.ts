import { SyncError } from '@copilot-sync/errors'
import { modelId } from '../provider.ts'
import { sortEntries } from '../sort-entries.ts'
import { ACCEPT, countOwned, type Guard } from './guard.ts'

/** gpt-3.5, gpt-4, gpt-4-…, gpt-4o and embeddings of their time; not gpt-4.1, gpt-4.5, gpt-41-copilot. */
const legacy = /^(gpt-3\.5|gpt-4(-|o|$)|text-embedding-)/

/**
 * A list of nothing but models of 2024 and before, while we serve newer ones. Seen with a token without the scope `copilot`
 * on a data residency host, and on the wrong host: four such models in place of eighteen (github/app 1131, June 2026).
 */
export const catalogLegacy: Guard = (plan, input, { answer }) => {
  const ids = answer?.ids ?? []
  if (ids.length === 0 || countOwned(plan) === 0 || !ids.every((id) => legacy.test(id))) return plan
  const newer = [...sortEntries(input).ours.values()].filter((entry) => !legacy.test(modelId(entry) ?? ''))
  if (newer.length === 0) return plan
  const shown = `${ids.slice(0, 4).join(', ')}${ids.length > 4 ? ', …' : ''}`
  throw new SyncError(
    'CATALOG_LEGACY',
    `the catalog has nothing but models of an early generation (${ids.length}: ${shown}), while ${newer.length} managed entries serve newer ones`,
    {
      hint: `Such a list is the mark of a wrong host or of a token without the scope \`copilot\`: log in again for the right host (\`copilot-sync auth login\`). If it is right: \`${ACCEPT}\`.`,
    },
  )
}
