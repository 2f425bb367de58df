import { composeDocument } from '../../src/text/yaml/compose-document.ts'
import { construct } from '../../src/text/yaml/construct.ts'
import { YamlFault } from '../../src/text/yaml/yaml-fault.ts'
import type { Loaded } from './helpers.ts'

/** Loads a text as our engine does; `recursive` marks what it refuses and PyYAML does not: data that contains itself. */
export function load(text: string): Loaded & { recursive?: boolean } {
  try {
    const { root } = composeDocument(text, '\0', () => {})
    return { ok: true, data: root === null ? null : construct(root) }
  } catch (error) {
    if (error instanceof YamlFault) return { ok: false, recursive: error.message.includes('stands inside') }
    throw error
  }
}
