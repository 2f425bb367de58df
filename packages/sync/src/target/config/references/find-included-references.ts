import { findWords, type ParsedConfig } from '@copilot-sync/config-writer'
import type { Reference } from '@copilot-sync/plan'
import { dirname, relative } from 'node:path'

/**
 * Where the user's included files name entries. LiteLLM 1.106.2 appends their entries to the config's, and takes every
 * other top-level key of theirs instead of the config's. Pure.
 */
export function findIncludedReferences(
  config: string,
  files: readonly ParsedConfig[],
  names: ReadonlySet<string>,
): Reference[] {
  return files.flatMap((file) =>
    findWords(file, names).map(({ word, key, place }) => ({
      name: word,
      place: `${key} of ${relative(dirname(config), place.file)}:${place.line}`,
    })),
  )
}
