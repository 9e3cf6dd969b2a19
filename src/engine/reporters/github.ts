import type { Finding } from '../model/report';
import type { Reporter } from './reporter';

/** Workflow commands that GitHub Actions shows beside the lines: `::warning file=…,line=…::…`. */
export const github: Reporter = report => report.findings.map(annotation).join('');

const commands = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

function annotation({ rule, severity, location, position, fileLine, message }: Finding): string {
  const properties = [
    `file=${escapeProperty(location.path)}`,
    ...(fileLine === null ? [] : [`line=${fileLine}`]),
    ...(location.kind === 'file' && position !== null ? [`col=${position.column}`] : []),
    `title=${escapeProperty(`Preflight ${rule}`)}`,
  ];
  const cell =
    location.kind === 'cell' && position !== null ? ` (cell ${location.cell + 1}, line ${position.line})` : '';
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(message + cell)}\n`;
}

// GitHub's toolkit escapes these five, and only these: actions/toolkit, packages/core/src/command.ts.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
