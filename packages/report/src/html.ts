import { cleanLine } from '@copilot-sync/errors'

/** Text that is markup already; everything else is escaped when it is put into a page. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | null | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A piece of a page: what is put in is escaped, unless it is such a piece itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: texts.reduce((page, text, at) => page + render(parts[at - 1] ?? null) + text.replace(/\n\s+/g, '\n')),
  }
}

function render(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part))
  return 'markup' in part ? part.markup : part.map(render).join('')
}

function escape(text: string): string {
  return cleanLine(text.replaceAll('\n', ' ')).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}
