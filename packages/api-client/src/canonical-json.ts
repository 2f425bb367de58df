const DEEPEST = 64

/** JSON with sorted keys and no spaces, the same text for the same data; undefined when nested more than 64 levels deep. */
export function canonicalJson(value: unknown, depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (depth > DEEPEST) return undefined
  const parts: string[] = []
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value).sort()
  for (const key of keys) {
    const part = canonicalJson(Reflect.get(value, key), depth + 1)
    if (part === undefined) return undefined
    parts.push(typeof key === 'number' ? part : `${JSON.stringify(key)}:${part}`)
  }
  return Array.isArray(value) ? `[${parts.join()}]` : `{${parts.join()}}`
}
