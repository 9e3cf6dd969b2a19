import { workspacePath } from '../../model/location';
import type { FactSource } from '../facts/factSource';
import type { ProjectFacts } from '../facts/projectFacts';

/**
 * The image that CI pushed for the commit at hand: `ghcr.io/ana/churn:3f2a91c…`. `undefined` when no command pushes one,
 * when only variables of the CI say where to, or when its tag moves.
 */
export async function pushedImage({ ci, project }: ProjectFacts, source: FactSource): Promise<string | undefined> {
  const texts = ci.files.flatMap(({ path }) => project.workspace.documentAt(path)?.text ?? []);
  const named = texts.flatMap(text => Array.from(text.matchAll(pushes), ([, first, second]) => first ?? second ?? ''));
  if (named.length === 0) {
    return undefined;
  }
  const values = await valuesOf(source);
  const known = named.map(reference => reference.replace(/\$\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole)); // prettier-ignore
  return known.find(reference => complete.test(reference) && !reference.endsWith(':latest'))?.toLowerCase();
}

/** `docker push IMAGE`, or the first of the `tags:` of an action that builds. */
const pushes = /\bdocker\s+(?:image\s+)?push\s+["']?((?:\$\{\{[^}]*\}\}|[^\s"'])+)|^\s*tags:\s*(?:\|\s*\n\s*)?["']?((?:\$\{\{[^}]*\}\}|[^\s"',])+)/gm; // prettier-ignore

/** A registry or an account, a name and a tag. */
const complete = /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+:[\w.-]+$/;

async function valuesOf(source: FactSource): Promise<Readonly<Record<string, string | undefined>>> {
  const [config, head] = [await readText(source, '.git/config'), await readText(source, '.git/HEAD')];
  const repository = /url\s*=\s*\S*github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\s*$/m.exec(config)?.[1];
  const branch = /^ref:\s*(refs\/heads\/[\w./-]+)/.exec(head)?.[1];
  const commit = branch === undefined ? head : await readText(source, `.git/${branch}`);
  return {
    'github.repository': repository,
    'github.repository_owner': repository?.split('/')[0],
    'github.sha': /^[0-9a-f]{40}/.exec(commit)?.[0],
  };
}

async function readText({ reader, signal }: FactSource, path: string): Promise<string> {
  const read = await reader.readBytes(workspacePath(path), signal);
  return read instanceof Uint8Array ? new TextDecoder().decode(read) : '';
}
