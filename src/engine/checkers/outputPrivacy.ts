import { matchOutputs } from '../detectors/matchAt';
import type { Checker } from './checker';

/** Finds outputs that show whose computer they come from: of each name the first. */
export const outputPrivacy: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['cells'],
  anchors: [],
  *detect(document) {
    if (document.kind !== 'notebook') {
      return;
    }
    const told = new Set<string>();
    const showing = document.tellingOutputs
      .map(({ cell, text }) => ({ cell, names: namesIn(text) }))
      .filter(({ names }) => names.length > 0);
    for (const { cell, names } of showing) {
      const fresh = names.filter(name => !told.has(name));
      if (fresh.length > 0) {
        fresh.forEach(name => told.add(name));
        const alike = showing.filter(other => other.names.some(name => fresh.includes(name)));
        yield matchOutputs(document, cell, { cells: alike.map(other => other.cell).join(' ') });
      }
    }
  },
};

/** Of people: accounts of machines are nobody's. */
function namesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(home), ({ 1: name = '' }) => name).filter(name => !nobody.test(name));
}

const home = /(?:\/home\/|\/Users\/|[A-Za-z]:\\+Users\\+)([A-Za-z][\w.-]+)(?=[\\/])/g;

/** Accounts of machines and of examples. */
const nobody =
  /^(?:runner|jovyan|ubuntu|ec2-user|codespace|vscode|azureuser|studio-lab-user|root|user|username|sagemaker-user|jupyter|coder|gitpod|app|appuser|docker|default|public|shared|travis|circleci|conda|builder|datalore|repl|hadoop|spark|airflow|me|you|name|yourname|feedstock_root|trusted-service-user|conda_user)$/i;
