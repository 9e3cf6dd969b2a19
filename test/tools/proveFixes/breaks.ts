import type { Break } from './proof';

/** Mistakes planted in generators, one at a time: each has to turn its proof red. */
export const breaks: readonly Break[] = [
  {
    breaks: 'A README without a title',
    file: 'src/engine/scaffolds/readme.ts',
    search: '`# ${facts.name}`,',
    replace: 'facts.name,',
    proof: 'docs/missing-readme',
  },
];
