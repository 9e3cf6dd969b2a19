import { type Html, html } from './markup';

const figures: ReadonlySet<string> = new Set(['Met', 'Level', 'Findings']);

/** A table with heads; columns of figures stand to the right. */
export function table(heads: readonly string[], rows: readonly Html[]): Html {
  const cells = heads.map(head =>
    figures.has(head) ? html`<th scope="col" class="number">${head}</th>` : html`<th scope="col">${head}</th>`,
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
