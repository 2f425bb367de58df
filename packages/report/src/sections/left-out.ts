import { counted } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { ReportData } from '../types.ts'
import type { Section } from './section.ts'

/** Models that are left out, by reason, and what the catalog says that no rule reads; null where there is neither. */
export function leftOutSection({ leftOut, unmapped }: ReportData): Section | null {
  if (leftOut.length + unmapped.length === 0) return null
  const reasons = [...Map.groupBy(leftOut, ({ reason }) => reason)]
  return {
    id: 'left-out',
    title: 'Left out',
    body: html`${reasons.length === 0 ? null : html`<p class="soft">${counted(leftOut.length, 'model')} of the catalog</p>`}
    ${reasons.map(
      ([reason, models]) =>
        html`<h3>${reason}</h3>
          <p>${ids(models.map(({ id }) => id))}</p> `,
    )}
    ${
      unmapped.length === 0
        ? null
        : html`<h3>In the catalog, but read by no rule</h3>
            <ul class="plain">
              ${unmapped.map(({ path, models }) => html`<li><code>${path}</code> <span class="soft">(${counted(models.length, 'model')})</span></li> `)}
            </ul>`
    }`,
  }
}

function ids(items: readonly string[]): Html[] {
  return items.map((id) => html`<span class="id mark">${id}</span> `)
}
