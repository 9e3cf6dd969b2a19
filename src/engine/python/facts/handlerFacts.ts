import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { isEmptyBody } from './docstring';
import type { HandlerFact, Place } from './facts';
import type { ModuleReading } from './moduleReading';
import type { Site } from './moduleScan';

/** One fact for each `except`. What is not asked is not computed. */
export function readHandlers(reading: ModuleReading): HandlerFact[] {
  return reading.scan.handlers.map(site => new ScannedHandler(reading, site));
}

class ScannedHandler implements HandlerFact {
  constructor(
    private readonly reading: ModuleReading,
    private readonly site: Site,
  ) {}

  get place(): Place {
    return this.reading.scan.sources[this.site.source].placeOf(this.site.node);
  }

  get types(): readonly string[] {
    return handlerTypes(this.reading, this.site);
  }

  get empty(): boolean {
    return isEmptyHandler(this.reading, this.site);
  }

  get scope(): number {
    return this.site.scope;
  }
}

/** Qualified names of the exceptions that a handler catches; empty for a bare `except:`. */
export function handlerTypes(reading: ModuleReading, site: Site): string[] {
  const { tree } = reading.scan.sources[site.source];
  const type = tree.firstChild[site.node];
  const kind = kindOf(tree, type);
  if (kind === NodeKind.Block) return [];
  if (kind !== NodeKind.Tuple) return [reading.nameOrText(site, type)];
  const types: string[] = [];
  for (let part = tree.firstChild[type]; part >= 0; part = tree.nextSibling[part]) {
    types.push(reading.nameOrText(site, part));
  }
  return types;
}

function isEmptyHandler(reading: ModuleReading, site: Site): boolean {
  const { tree } = reading.scan.sources[site.source];
  let child = tree.firstChild[site.node];
  while (child >= 0 && kindOf(tree, child) !== NodeKind.Block) child = tree.nextSibling[child];
  return child >= 0 && isEmptyBody(tree, child);
}
