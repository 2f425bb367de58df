import { type Html, html } from './html.ts'

export interface Column {
  readonly title: string
  /** Numbers stand at the right. */
  readonly number?: boolean
}

/**
 * A table with headers for rows and columns. On a narrow screen its rows become cards, which takes away the roles that
 * browsers give tables: so they are written out. What
 * still does not fit scrolls by itself, and not the page.
 */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Html[])[]): Html {
  const kind = ({ number }: Column): string => (number ? 'n' : 't')
  const cells = (row: readonly Html[]): Html[] =>
    row.map((cell, at) => {
      const column = columns[at] ?? { title: '' }
      return at === 0
        ? html`<th role="rowheader" scope="row">${cell}</th>`
        : html`<td role="cell" class="${kind(column)}" data-title="${column.title}"><span>${cell}</span></td>`
    })
  return html`<div class="scroll">
    <table role="table">
      <caption>
        ${caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map((column) => html`<th role="columnheader" scope="col" class="${kind(column)}">${column.title}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (row) =>
            html`<tr role="row">
              ${cells(row)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}
