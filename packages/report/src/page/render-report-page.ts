import { counted, formatTime } from '../format.ts'
import { type Html, html } from '../html.ts'
import { changesSection } from '../sections/changes.ts'
import { leftOutSection } from '../sections/left-out.ts'
import { modelsSection } from '../sections/models.ts'
import { timelineSection } from '../sections/timeline.ts'
import type { ReportData } from '../types.ts'
import { style } from './style.ts'

/** Nothing is loaded and nothing runs, whatever a model's name may hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/**
 * One page of HTML for people that needs nothing else: what changed, the models, what was left out, and what the catalog
 * was before. Pure; every text is escaped.
 */
export function renderReportPage(data: ReportData): string {
  const sections = [changesSection(data), modelsSection(data), leftOutSection(data), timelineSection(data)]
  const shown = sections.filter((section) => section !== null)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>Copilot models: ${data.config.split('/').pop() ?? ''}</title>
        <link rel="icon" href="data:," />
        <style>
          ${{ markup: style }}
        </style>
      </head>
      <body>
        <header>
          <h1>Copilot models</h1>
          <p class="soft"><code>${data.config}</code> · ${sourceOf(data)}</p>
          <p class="soft">
            <code>copilot-sync ${data.command}</code>, <time datetime="${data.at}">${formatTime(data.at)}</time>
          </p>
          <nav aria-label="Sections">
            <ul>
              ${shown.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main>
          ${data.warnings.map((warning) => html`<p class="note">${warning}</p> `)}
          ${shown.map(
            ({ id, title, body }) =>
              html`<section aria-labelledby="${id}">
                <h2 id="${id}">${title}</h2>
                ${body}
              </section> `,
          )}
        </main>
        <footer>
          Written by copilot-sync. Copilot's model list is not a documented interface, and it differs by account.
        </footer>
      </body>
    </html> `.markup
}

function sourceOf({ catalog }: ReportData): Html | null {
  if (!catalog) return null
  const { models, apiBase, apiVersion } = catalog
  const host = apiBase?.replace(/^https?:\/\//, '') ?? 'a file'
  return html`${counted(models, 'model')} from ${host}${apiVersion === null ? null : html`, API version ${apiVersion}`}`
}
