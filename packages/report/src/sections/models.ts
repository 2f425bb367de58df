import { PROVIDER } from '@copilot-sync/catalog'
import { counted, formatPrice, formatTokens } from '../format.ts'
import { type Html, html } from '../html.ts'
import { table } from '../table.ts'
import type { ReportData, ReportModel } from '../types.ts'
import type { Section } from './section.ts'

const IN_CONFIG = {
  ours: 'kept in step',
  theirs: "another owner's",
  yours: 'an entry of yours',
  no: 'not yet',
} as const

/** The models that can be served, with what they can. */
export function modelsSection({ models }: ReportData): Section {
  const priced = models.some(({ prices }) => prices !== null)
  const placed = models.some(({ inConfig }) => inConfig !== null)
  const columns = [
    { title: 'Model' },
    { title: 'Route' },
    { title: 'Input', number: true },
    { title: 'Output', number: true },
    { title: 'Context', number: true },
    { title: 'Can do' },
    ...(priced ? [{ title: '$ in / out', number: true }] : []),
    ...(placed ? [{ title: 'In config' }] : []),
  ]
  const rows = models.map((model) => [
    nameCell(model),
    html`${model.mode ?? '–'}`,
    html`${formatTokens(model.limits.input)}`,
    html`${formatTokens(model.limits.output)}`,
    html`${formatTokens(model.limits.context)}`,
    html`${model.capabilities.map((word) => html`<span class="mark">${word}</span> `)}`,
    ...(priced ? [priceCell(model)] : []),
    ...(placed ? [html`${model.inConfig === null ? '' : IN_CONFIG[model.inConfig]}`] : []),
  ])
  const note = priced ? '; limits in tokens, prices in US dollars for a million tokens' : '; limits in tokens'
  const caption = `${counted(models.length, 'model')} can be served${note}`
  return {
    id: 'models',
    title: 'Models',
    body: models.length === 0 ? html`<p>None can be served.</p>` : table(caption, columns, rows),
  }
}

function nameCell({ id, label, names, preview, held }: ReportModel): Html {
  const others = names.filter((name) => name !== PROVIDER + id)
  return html`<span class="id">${id}</span
    >${preview === true ? html` <span class="mark">preview</span>` : null}${held ? html` <span class="mark hold">held</span>` : null}${label === null || label === id ? null : html`<br /><span class="soft">${label}</span>`}${others.length === 0 ? null : html`<br /><span class="soft">served as ${others.join(', ')}</span>`}`
}

function priceCell({ prices }: ReportModel): Html {
  return prices === null ? html`–` : html`${formatPrice(prices.input)} / ${formatPrice(prices.output)}`
}
