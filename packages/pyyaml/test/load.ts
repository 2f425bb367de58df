import { construct, readDocument, YamlFault } from '@copilot-sync/pyyaml'
import type { Loaded } from './py-yaml.ts'

/** Loads a text as our engine does; `recursive` marks what it refuses and PyYAML does not: data that contains itself. */
export function load(text: string): Loaded & { recursive?: boolean } {
  try {
    const { root } = readDocument(text)
    return { ok: true, data: root === null ? null : construct(root) }
  } catch (error) {
    if (error instanceof YamlFault) return { ok: false, recursive: error.message.includes('stands inside') }
    throw error
  }
}
