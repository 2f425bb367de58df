import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Step } from './play.ts'

const folder = fileURLToPath(new URL('../../../../../shared/catalogs', import.meta.url))

interface Recorded {
  readonly series: readonly { readonly fetched_at: string; readonly ids: readonly string[] }[]
}

/** Recorded series of real answers (ids only) where this machine has them. */
export function findSeries(): { readonly name: string; readonly steps: readonly Step[] }[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /^series-.*\.json$/.test(name))
  return names.map((name) => {
    const { series }: Recorded = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    return {
      name,
      steps: series.map(({ fetched_at, ids }) => ({
        at: Date.parse(`${fetched_at.slice(0, 23)}Z`),
        models: [...new Set(ids)].map((id) => ({ id, limits: { max: 1 } })),
      })),
    }
  })
}
