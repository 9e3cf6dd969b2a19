import { type Html, html } from './markup';

/** What stands above a column: words, or figures, which stand to the right. */
export type Head = string | { readonly figures: string };

/** A table with heads. */
export function table(heads: readonly Head[], rows: readonly Html[]): Html {
  const cells = heads.map(head =>
    typeof head === 'string'
      ? html`<th scope="col">${head}</th>`
      : html`<th scope="col" class="number">${head.figures}</th>`,
  );
  return html`<table>
    <thead>
      <tr>
        ${cells}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
