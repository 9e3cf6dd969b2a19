/** A line that any scan reports (code/hardcoded-user-path), wherever it is read as Python. */
export const findingLine = 'customers = pd.read_csv("/Users/ana/projects/churn/data/churn.csv")';

export const python = `import pandas as pd\n${findingLine}\n`;

/** A notebook as Jupyter writes it, one code cell per text. */
export function notebook(sources, metadata = {}) {
  const cells = sources.map((source, index) => codeCell(`cell-${index}`, source));
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1)}\n`;
}

export function codeCell(id, source, outputs = []) {
  return { cell_type: 'code', execution_count: null, id, metadata: {}, outputs, source: source.split(/(?<=\n)/) };
}

/** A notebook of exactly so many bytes: a large picture, then a cell with a finding. */
export function notebookOfSize(bytes) {
  const withPicture = picture => {
    const output = { output_type: 'display_data', metadata: {}, data: { 'image/png': picture } };
    const cells = [codeCell('picture', 'plot()', [output]), codeCell('after', python)];
    return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
  };
  return withPicture('A'.repeat(bytes - withPicture('').length));
}

/** Not a picture of anything: bytes that are no text in any encoding, the same on every run. */
export function bytes(length) {
  return Buffer.from(Array.from({ length }, (_, index) => (index * 197 + ((index * index) >> 3)) & 0xff));
}

export function utf16(text, mark = true) {
  return Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
}

export function latin1(text) {
  return Buffer.from(text, 'latin1');
}

/** Nine levels of nine: 387 million `lol` when every alias is followed. */
export function yamlBomb() {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = Array.from({ length: 9 }, () => (level === 0 ? 'lol' : `*a${level - 1}`));
    return `a${level}: &a${level} [${items.join(', ')}]`;
  });
  return `${levels.join('\n')}\n`;
}

/** The names that are special to JavaScript objects, and to nothing else. */
export const objectNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
