import type { Json } from '@copilot-sync/catalog'

/** JSON without `__proto__` keys, or in words why it is none. Engine messages are not used: they quote the text. */
export function parseJson(text: string): { readonly value: Json } | { readonly fault: string } {
  const plain = text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text
  if (plain.trim() === '') return { fault: 'is empty' }
  try {
    const value: Json = JSON.parse(plain)
    if (/__proto__|\\u00/.test(plain)) dropProto(value)
    return { value }
  } catch (error) {
    return { fault: faultOf(plain, error) }
  }
}

/** JSON.parse itself nests without end; a reviver, or a call for each level, would end with the stack. */
function dropProto(value: unknown): void {
  const open = [value]
  while (open.length > 0) {
    const part = open.pop()
    if (typeof part !== 'object' || part === null) continue
    if (Object.hasOwn(part, '__proto__')) Reflect.deleteProperty(part, '__proto__')
    for (const below of Object.values(part)) open.push(below)
  }
}

function faultOf(text: string, error: unknown): string {
  if (/^\s*</.test(text)) return 'is an HTML or XML page, not JSON'
  if (/^\s*[[{]/.test(text) && !/[\]}]\s*$/.test(text)) return 'is JSON that ends too early'
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (position === undefined) return 'is not JSON'
  const lines = text.slice(0, Number(position)).split('\n')
  return `is not JSON (line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1})`
}
