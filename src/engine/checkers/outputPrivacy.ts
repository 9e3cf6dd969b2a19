import { matchOutputs } from '../detectors/matchAt';
import type { Checker } from './checker';

/** Finds outputs that show whose computer they come from: of each name the first. */
export const outputPrivacy: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: [],
  anchors: [],
  *detect(document) {
    if (document.kind !== 'notebook') {
      return;
    }
    const told = new Set<string>();
    for (const { cell, text } of document.tellingOutputs) {
      const names = [...text.matchAll(home)].flatMap(({ 1: name }) =>
        name === undefined || nobody.test(name) || told.has(name) ? [] : [name],
      );
      if (names.length > 0) {
        names.forEach(name => told.add(name));
        yield matchOutputs(document, cell, {});
      }
    }
  },
};

const home = /(?:\/home\/|\/Users\/|[A-Za-z]:\\+Users\\+)([A-Za-z][\w.-]+)(?=[\\/])/g;

/** Accounts of machines and of examples. */
const nobody =
  /^(?:runner|jovyan|ubuntu|ec2-user|codespace|vscode|azureuser|studio-lab-user|root|user|username|sagemaker-user|jupyter|coder|gitpod|app|appuser|docker|default|public|shared|travis|circleci|conda|builder|datalore|repl|hadoop|spark|airflow|me|you|name|yourname|feedstock_root|trusted-service-user|conda_user)$/i;
