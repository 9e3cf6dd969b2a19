import { hasFacts, locationOf, sourceAt, type FactsDocument } from '../../detectors/sources';
import { workspacePath, type SourceLocation } from '../../model/location';
import type { Place, StringFact } from '../../python/facts/facts';
import type { Project } from '../../projects/project';
import { addImport } from '../addImport';
import { callAt } from './callAt';
import { notHere, type Rewrite } from './rewrite';

/** An address comes from an environment variable, which `.env.example` names without its value: it may hold a password. */
export const fromEnvironment: Rewrite = ({ location }, { document, project }) => {
  const found = hasFacts(document) && location.kind !== 'document' ? addressAt(document, location) : undefined;
  if (found === undefined || !hasFacts(document) || location.kind === 'document' || isTaken(found, project)) {
    return notHere;
  }
  const newText = `os.environ["${found.variable}"]`;
  const edits = addImport(document, location, { module: 'os', name: undefined });
  return {
    edits: [...edits, { location: locationOf(document, found.place), newText }],
    files: [{ kind: 'append', path: exampleOf(project), lines: [`${found.variable}=`] }],
  };
};

interface Address {
  readonly variable: string;
  readonly text: string;
  readonly place: Place;
}

function addressAt(document: FactsDocument, location: SourceLocation): Address | undefined {
  const source = sourceAt(document, location);
  const literal = document.facts.strings.find(
    ({ place, kind, nested }) =>
      place.source === source && place.start === location.span.start && kind === 'string' && !nested,
  );
  if (literal !== undefined) {
    return { variable: variableFor(literal.text), text: literal.text, place: literal.place };
  }
  const given = callAt(document, location)?.arguments.find(({ place }) => place.start === location.span.start);
  if (given?.value.kind !== 'string') {
    return undefined;
  }
  const variable = given.keyword === 'host' ? hostVariable : 'KAFKA_BOOTSTRAP_SERVERS';
  return { variable, text: given.value.text, place: given.valuePlace };
}

const hostVariable = 'DATABASE_HOST';

/** Whether the name stands for another address in the project already, or could: two servers must not become one. */
function isTaken({ variable, text }: Address, { documents }: Project): boolean {
  return documents.some(
    document =>
      document.text.includes(variable) ||
      (hasFacts(document) && document.facts.strings.some(other => other.text !== text && namesAlike(other, variable))),
  );
}

function namesAlike({ text, role }: StringFact, variable: string): boolean {
  if (/^[\w+:]+:\/\//.test(text)) {
    return !/^(?:https?|file|ftp|s3|gs)/i.test(text) && variableFor(text) === variable;
  }
  const keyword = role.kind === 'argument' ? role.keyword : undefined;
  return keyword === 'host' ? variable === hostVariable : keyword === 'bootstrap_servers' && variable !== hostVariable;
}

const variables = [
  { scheme: /^mongodb/i, variable: 'MONGODB_URL' },
  { scheme: /^rediss?:/i, variable: 'REDIS_URL' },
  { scheme: /^amqp/i, variable: 'BROKER_URL' },
  { scheme: /^(?:neo4j|bolt)/i, variable: 'NEO4J_URL' },
] as const;

function variableFor(address: string): string {
  return variables.find(({ scheme }) => scheme.test(address))?.variable ?? 'DATABASE_URL';
}

function exampleOf({ root }: Project): ReturnType<typeof workspacePath> {
  return workspacePath(root === '.' ? '.env.example' : `${root}/.env.example`);
}
