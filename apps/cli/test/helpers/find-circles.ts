type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** Groups of nodes each of which leads to all others of its group: the circles of a graph (Tarjan). */
export function findCircles(graph: Graph): string[][] {
  const index = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const go = (node: string): number => {
    const at = index.size
    index.set(node, at)
    lowest.set(node, at)
    open.push(node)
    for (const next of graph.get(node) ?? []) {
      const reached = index.has(next) ? (open.includes(next) ? (index.get(next) ?? at) : at) : go(next)
      lowest.set(node, Math.min(lowest.get(node) ?? at, reached))
    }
    if (lowest.get(node) === at) {
      const group = open.splice(open.indexOf(node))
      if (group.length > 1 || graph.get(node)?.has(node)) circles.push(group.sort())
    }
    return lowest.get(node) ?? at
  }
  for (const node of graph.keys()) if (!index.has(node)) go(node)
  return circles
}
