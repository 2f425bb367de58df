import { SyncError } from '@copilot-sync/errors'
import { type ContextOptions, openAnyState } from '../context/context.ts'
import { memoryDir } from '../context/memory-dir.ts'
import type { Runtime } from '../contract/runtime.ts'
import type { Words } from '../contract/words.ts'
import { catalogOf } from '../models/list-models.ts'
import { modelRows } from '../models/model-row.ts'
import { survey, type Survey } from '../models/survey.ts'
import { modelPageRow } from './model-page-row.ts'
import { readPeriods } from './read-periods.ts'
import { writePage } from './write-page.ts'

/** Writes a page for people about what is remembered. Throws WRITE_FAILED. */
export async function reportHistory(
  runtime: Runtime,
  options: ContextOptions,
  { file, warnings, words }: { readonly file: string; readonly warnings: readonly string[]; readonly words: Words },
): Promise<void> {
  const { target, state } = await openAnyState(runtime, options)
  const seen = await lookBack(runtime, options)
  await writePage(runtime, file, {
    at: new Date(runtime.now()).toISOString(),
    command: 'history',
    config: target.identity,
    catalog: seen && catalogOf(seen.inputs.catalog),
    changes: null,
    models: seen ? modelRows(seen).flatMap((row) => (row.usable ? [modelPageRow(row, new Set())] : [])) : [],
    leftOut: seen?.mapping.skipped ?? [],
    unmapped: [],
    periods: await readPeriods(memoryDir(state), words),
    warnings,
  })
}

async function lookBack(runtime: Runtime, options: ContextOptions): Promise<Survey | null> {
  try {
    return await survey(runtime, { ...options, cached: true })
  } catch (error) {
    if (error instanceof SyncError && error.code === 'CATALOG_NOT_REMEMBERED') return null
    throw error
  }
}
