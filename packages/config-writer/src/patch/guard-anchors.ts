import type { Node } from '@copilot-sync/pyyaml'
import { type PatchContext, unsafe } from './context.ts'

/** Refuses to change inside a node that an alias repeats elsewhere. */
export function guardAnchor({ config }: PatchContext, node: Node): void {
  if (node.anchor === undefined || !config.document.uses.has(node.anchor)) return
  unsafe(
    config,
    node.start,
    `&${node.anchor} is used elsewhere by *${node.anchor}; a change here would change it there`,
  )
}

/** Refuses to take away anchors that are used outside of the nodes. */
export function guardLoss({ config }: PatchContext, nodes: readonly Node[]): void {
  const anchors = new Map<string, Node>()
  const uses = new Map<string, number>()
  for (const node of nodes) collect(node, anchors, uses)
  for (const [name, node] of anchors) {
    if ((config.document.uses.get(name) ?? 0) > (uses.get(name) ?? 0)) {
      unsafe(config, node.start, `&${name} is used elsewhere by *${name}; it cannot be removed`)
    }
  }
}

function collect(node: Node, anchors: Map<string, Node>, uses: Map<string, number>): void {
  if (node.anchor !== undefined) anchors.set(node.anchor, node)
  if (node.kind === 'alias') uses.set(node.name, (uses.get(node.name) ?? 0) + 1)
  if (node.kind === 'seq') for (const item of node.items) collect(item.node, anchors, uses)
  if (node.kind !== 'map') return
  for (const { key, value } of node.pairs) {
    collect(key, anchors, uses)
    collect(value, anchors, uses)
  }
}
