import type { RunSection } from './runSection';

/** How a README is written: `heading` is the line or lines of one, `code` a block of shell commands. */
export interface Markup {
  readonly heading: (title: string) => string;
  readonly code: (lines: readonly string[]) => string;
  /** Text with paths in backticks. */
  readonly text: (text: string) => string;
  readonly link: (path: string) => string;
}

/** The section in the markup of its file, parts apart by an empty line. */
export function renderSection(section: RunSection, markup: Markup): string {
  const commands = [...section.install, ...section.run];
  const parts = [
    markup.heading('Run it'),
    ...(commands.length === 0 ? [] : [markup.code(commands)]),
    ...(section.data.length === 0 ? [] : [markup.text(section.data.join(' '))]),
    ...(section.notebooks.length === 0 ? [] : [notebookList(section.notebooks, markup)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function notebookList(notebooks: RunSection['notebooks'], { link }: Markup): string {
  const one = notebooks.length === 1;
  const items = notebooks.map(({ path, title }, index) => {
    const rest = title === undefined ? '' : `: ${title}`;
    return `${one ? '-' : `${index + 1}.`} ${link(path)}${rest}`;
  });
  return `${one ? 'The notebook:' : 'The notebooks, in this order:'}\n\n${items.join('\n')}`;
}

/** Headings as deep as those that are there. */
export function markdown(existing: string): Markup {
  const levels = Array.from(outsideFences(existing).matchAll(/^(#{1,6})[ \t]/gm), ([, marks = '']) => marks.length);
  const isFlat = levels.length > 1 && levels.every(level => level === 1);
  return {
    heading: title => `${isFlat ? '#' : '##'} ${title}`,
    code: lines => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``,
    text: text => text,
    link: path => `[${path.replace(/[\\[\]]/g, '\\$&')}](${linkTarget(path)})`,
  };
}

/** Spaces, brackets and what is not ASCII would end a link or break it. */
export function linkTarget(path: string): string {
  return encodeURI(path).replace(/[()#?]/g, found => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function outsideFences(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?(?:^\1|$(?![\s\S]))/gm, found => found.replace(/[^\r\n]/g, ' '));
}

/** reStructuredText, underlined as the sections that are there. */
export function restructured(existing: string): Markup {
  const lines = Array.from(existing.matchAll(/^\S.*\r?\n([=\-~^"'*+#])\1{2,}[ \t]*$/gm), ([, mark = '']) => mark);
  const mark = lines[1] ?? (lines[0] === '-' ? '~' : '-');
  return {
    heading: title => `${title}\n${mark.repeat(title.length)}`,
    code: commands => `.. code-block:: sh\n\n${commands.map(command => `   ${command}`).join('\n')}`,
    text: text => text.replaceAll('`', '``'),
    link: path => `\`\`${path}\`\``,
  };
}

export const plainText: Markup = {
  heading: title => `${title}:`,
  code: lines => lines.map(line => `    ${line}`).join('\n'),
  text: text => text.replaceAll('`', ''),
  link: path => path,
};
