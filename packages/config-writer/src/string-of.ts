import { type Node, target } from '@copilot-sync/pyyaml'

/** The text of a scalar that is a string; null for all else. */
export function stringOf(node: Node | undefined): string | null {
  const scalar = node && target(node)
  return scalar?.kind === 'scalar' && scalar.tag === 'str' ? scalar.value : null
}
