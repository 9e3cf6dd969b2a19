import { hasFacts, locationOf, sourceAt, type FactsDocument } from '../../detectors/sources';
import { workspacePath, type SourceLocation } from '../../model/location';
import type { Place } from '../../python/facts/facts';
import type { Project } from '../../projects/project';
import { addImport } from '../addImport';
import { callAt } from './callAt';
import { notHere, type Rewrite } from './rewrite';

/** An address comes from an environment variable, which `.env.example` names without its value: it may hold a password. */
export const fromEnvironment: Rewrite = ({ location }, { document, project }) => {
  const found = hasFacts(document) && location.kind !== 'document' ? addressAt(document, location) : undefined;
  if (found === undefined || !hasFacts(document) || location.kind === 'document') {
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
  readonly place: Place;
}

function addressAt(document: FactsDocument, location: SourceLocation): Address | undefined {
  const source = sourceAt(document, location);
  const literal = document.facts.strings.find(
    ({ place, kind, nested }) =>
      place.source === source && place.start === location.span.start && kind === 'string' && !nested,
  );
  if (literal !== undefined) {
    return { variable: variableFor(literal.text), place: literal.place };
  }
  const given = callAt(document, location)?.arguments.find(({ place }) => place.start === location.span.start);
  if (given?.value.kind !== 'string') {
    return undefined;
  }
  return { variable: given.keyword === 'host' ? 'DATABASE_HOST' : 'KAFKA_BOOTSTRAP_SERVERS', place: given.valuePlace };
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
