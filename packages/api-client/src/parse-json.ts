/** JSON without `__proto__` keys, or in words why it is none. Engine messages are not used: they quote the text. */
export function parseJson(text: string): { readonly value: unknown } | { readonly fault: string } {
  const plain = text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text
  if (plain.trim() === '') return { fault: 'is empty' }
  try {
    return { value: /__proto__|\\u00/.test(plain) ? JSON.parse(plain, withoutProto) : JSON.parse(plain) }
  } catch (error) {
    return { fault: faultOf(plain, error) }
  }
}

function withoutProto(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value
}

function faultOf(text: string, error: unknown): string {
  if (/^\s*</.test(text)) return 'is an HTML or XML page, not JSON'
  if (/^\s*[[{]/.test(text) && !/[\]}]\s*$/.test(text)) return 'is JSON that ends too early'
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (position === undefined) return 'is not JSON'
  const lines = text.slice(0, Number(position)).split('\n')
  return `is not JSON (line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1})`
}
