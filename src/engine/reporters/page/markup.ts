/** Text that is HTML already, so that nothing escapes it twice. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[];

/** HTML from a template: what is filled in is escaped, unless it is `Html` itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    html: texts.map((text, index) => text + (index < parts.length ? written(parts[index] ?? '') : '')).join(''),
  };
}

export const nothing: Html = { html: '' };

function written(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') {
    return escapeHtml(String(part));
  }
  return 'html' in part ? part.html : part.map(one => one.html).join('');
}

/** What leads somewhere when it is pressed; without an address it is text. */
export function linked(text: string | Html, address: string | undefined): Html {
  const content = typeof text === 'string' ? html`${text}` : text;
  return address === undefined ? content : html`<a href="${address}">${content}</a>`;
}

/** What stands between backticks as code, as messages mean it. */
export function withCode(text: string): Html {
  const [first = '', ...rest] = text.split(/`([^`]+)`/);
  const parts = rest.map((part, index) => (index % 2 === 0 ? html`<code>${part}</code>` : html`${part}`));
  return html`${first}${parts}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, character => entities[character] ?? character);
}
