import { counted, formatTime, formatValue } from '../format.ts'
import { type Html, html } from '../html.ts'
import { table } from '../table.ts'
import type { ReportData, ReportPeriod } from '../types.ts'
import { presenceOf } from './presence-of.ts'
import type { Section } from './section.ts'

/** So many steps are drawn and told; older ones stay in `history`. */
const DRAWN = 60
const TOLD = 20
const VALUES = 8

/** Which models the catalog had when, and what each new answer changed; null where nothing is remembered. */
export function timelineSection({ periods }: ReportData): Section | null {
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) return null
  const fetches = periods.reduce((sum, period) => sum + period.fetches, 0)
  const newest = periods.toReversed()
  const rest = newest.slice(TOLD)
  return {
    id: 'timeline',
    title: 'The catalog over time',
    body: html`<p class="soft">
        ${counted(fetches, 'fetch', 'fetches')} from ${formatTime(first.from)} to ${formatTime(last.to)};
        ${counted(periods.length, 'time')} the answer was another than the one before.
      </p>
      ${strips(periods.slice(-DRAWN))}
      <h3>Step by step</h3>
      ${steps('The newest first', newest.slice(0, TOLD))}
      ${
        rest.length === 0
          ? null
          : html`<details>
              <summary>${counted(rest.length, 'older step')}</summary>
              ${steps('Older steps', rest)}
            </details>`
      }`,
  }
}

function strips(periods: readonly ReportPeriod[]): Html | null {
  const kept = periods.flatMap(({ models }) => (models === null ? [] : [models]))
  const rows = presenceOf(kept)
  const steady = rows.filter(({ count }) => count === kept.length)
  const moving = rows.filter(({ count }) => count < kept.length)
  if (kept.length < 2) return null
  const lines = moving.map(({ id, spans, count }) => {
    const told = `${count} of ${kept.length}`
    return [
      html`<span class="id">${id}</span>`,
      html`<svg
        class="strip"
        role="img"
        aria-label="in ${told} answers"
        viewBox="0 0 ${kept.length} 1"
        preserveAspectRatio="none"
      >
        ${spans.map(({ from, length }) => html`<rect x="${from}" y="0" width="${length}" height="1" />`)}
      </svg>`,
      html`${told}`,
    ]
  })
  const columns = [{ title: 'Model' }, { title: 'Oldest to newest' }, { title: 'Answers', number: true }]
  return html`<h3>Models that come and go</h3>
    ${lines.length === 0 ? html`<p>None: all answers had the same models.</p>` : table(`In which of the last ${counted(kept.length, 'different answer')} a model was`, columns, lines)}
    ${
      steady.length === 0
        ? null
        : html`<details>
            <summary>${counted(steady.length, 'model')} in all of them</summary>
            <p>${steady.map(({ id }) => html`<span class="id mark">${id}</span> `)}</p>
          </details>`
    }`
}

function steps(caption: string, periods: readonly ReportPeriod[]): Html {
  const columns = [
    { title: 'When' },
    { title: 'Fetches', number: true },
    { title: 'Models', number: true },
    { title: 'What was different' },
  ]
  return table(
    caption,
    columns,
    periods.map((period) => [
      html`<time datetime="${period.from}">${formatTime(period.from)}</time>`,
      html`${period.fetches}`,
      html`${period.count}`,
      html`${differences(period)}`,
    ]),
  )
}

function differences({ appeared, vanished, changed, notes }: ReportPeriod): Html[] {
  const values = changed.slice(0, VALUES).map(
    ({ id, path, from, to }) =>
      html`<div>
        <span class="sign change" aria-hidden="true">~</span><span class="id">${id} ${path}</span>
        ${formatValue(from, path)} → ${formatValue(to, path)}
      </div>`,
  )
  const more = changed.length - values.length
  return [
    ...idLine('+', 'plus', 'has', appeared),
    ...idLine('−', 'minus', 'lacks', vanished),
    ...values,
    ...(more > 0 ? [html`<div class="soft">and ${counted(more, 'more value')}</div>`] : []),
    ...notes.map((note) => html`<div class="soft">${note}</div>`),
  ]
}

function idLine(sign: string, kind: string, word: string, ids: readonly string[]): Html[] {
  if (ids.length === 0) return []
  return [
    html`<div>
      <span class="sign ${kind}" aria-hidden="true">${sign}</span>${word} <span class="id">${ids.join(', ')}</span>
    </div>`,
  ]
}
