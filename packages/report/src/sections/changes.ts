import { counted, formatTime, formatValue } from '../format.ts'
import { type Html, html } from '../html.ts'
import { table } from '../table.ts'
import type { ReportChanges, ReportData, ReportHeld } from '../types.ts'
import type { Section } from './section.ts'

/** What the run changed, or would; null on a page of the past alone. */
export function changesSection({ changes }: ReportData): Section | null {
  if (!changes) return null
  const { added, updated, removed, held, other, unchanged, userEntries, written, backup } = changes
  const nothing = [added, updated, removed, other].every(({ length }) => length === 0)
  const told = nothing
    ? html`<p>Nothing to change: the config follows the catalog.</p>`
    : written
      ? html`<p>
          Written.${backup === null ? null : html` To undo it: <code>copilot-sync backup restore ${backup}</code>`}
        </p>`
      : html`<p>Planned only; nothing was written. To write it: <code>copilot-sync sync</code></p>`
  return {
    id: 'changes',
    title: written || nothing ? 'What changed' : 'What would change',
    body: html`${told}
      <ul class="tiles">
        ${tile(added.length, 'added', 'plus')}${tile(updated.length, 'changed', 'change')}${tile(removed.length, 'removed', 'minus')}${tile(held.length, 'held', 'hold')}${tile(unchanged, 'as they were', '')}
      </ul>
      ${names('Added', '+', 'plus', added)} ${updatedTable(updated)}
      ${list('Removed', '−', 'minus', removed, ({ name, reason }) => html`<span class="id">${name}</span>${reason === null ? null : html`: ${reason}`}`)}
      ${list('Held back', '!', 'hold', held, heldLine)} ${names('Beside the list', '~', 'change', other)}
      ${list('Left as yours', '=', 'soft', userEntries, (name) => html`<span class="id">${name}</span>: an entry of your own has this name`)}`,
  }
}

function tile(count: number, word: string, kind: string): Html {
  return html`<li><strong class="${kind}">${count}</strong> ${word}</li>`
}

function names(title: string, sign: string, kind: string, items: readonly string[]): Html | null {
  return list(title, sign, kind, items, (name) => html`<span class="id">${name}</span>`, 'plain names')
}

function list<T>(
  title: string,
  sign: string,
  kind: string,
  items: readonly T[],
  line: (item: T) => Html,
  form = 'plain',
): Html | null {
  if (items.length === 0) return null
  return html`<h3>${title}</h3>
    <ul class="${form}">
      ${items.map((item) => html`<li><span class="sign ${kind}" aria-hidden="true">${sign}</span>${line(item)}</li> `)}
    </ul>`
}

function updatedTable(updated: ReportChanges['updated']): Html | null {
  if (updated.length === 0) return null
  const columns = ['Entry', 'Field', 'From', 'To', 'Rule'].map((title) => ({ title }))
  const rows = updated.flatMap(({ name, fields }) =>
    fields.map(({ path, from, to, rule }) => [
      html`<span class="id">${name}</span>`,
      html`<span class="id">${path}</span>`,
      html`${formatValue(from, path)}`,
      html`${formatValue(to, path)}`,
      html`${rule}`,
    ]),
  )
  return html`<h3>Changed</h3>
    ${table(`${counted(rows.length, 'field')} of ${counted(updated.length, 'entry', 'entries')}`, columns, rows)}`
}

function heldLine({ name, path, reason, missingSince, fetches }: ReportHeld): Html {
  const since =
    missingSince === null
      ? null
      : html` <span class="soft">(since ${formatTime(missingSince)}, ${counted(fetches, 'fetch', 'fetches')})</span>`
  return html`<span class="id">${name}</span>${path === null ? null : html` <span class="id">${path}</span>`}:
    ${reason}${since}`
}
