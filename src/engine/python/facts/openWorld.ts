import type { AssignmentFact, CallFact, ImportFact, MagicFact } from './facts';

/** The facts that may show that names come from elsewhere. */
interface Collected {
  readonly imports: readonly ImportFact[];
  readonly callsByCallee: ReadonlyMap<string, readonly CallFact[]>;
  readonly assignments: readonly AssignmentFact[];
  readonly magics: readonly MagicFact[];
}

/** Calls that run text as code, or write into the table of names. */
const openingCalls = [
  'exec', 'execfile', 'builtins.exec', 'globals().update', 'locals().update', 'vars().update', 'globals().setdefault',
  'get_ipython().run_line_magic', 'get_ipython().run_cell_magic', 'get_ipython().run_cell',
  'get_ipython().magic', 'get_ipython().ex', 'get_ipython().push', 'get_ipython().user_ns.update',
  'IPython.get_ipython().run_line_magic', 'IPython.get_ipython().magic', 'IPython.get_ipython().run_cell_magic',
  'dbutils.widgets.get', 'dbutils.widgets.text', 'dbutils.widgets.dropdown', 'dbutils.widgets.combobox',
  'dbutils.widgets.multiselect',
]; // prettier-ignore

const openingTables = ['globals()[', 'locals()[', 'vars()[', 'get_ipython().user_ns['];

/** Magics that bind nothing in the notebook. A magic that nobody knows may bind anything. */
const closedMagics: ReadonlySet<string> = new Set(
  `! !! ? , ; / %alias %autoawait %autocall %autoreload %bash %bookmark %capture %cat %cd %clear %colors %conda %config
  %connect_info %cp %debug %dhist %dirs %doctest_mode %edit %env %file %gui %hist %history %html %javascript %js
  %killbgscripts %latex %ldir %less %lf %lk %ll %load_ext %logoff %logon %logstart %logstate %logstop %lprun %ls
  %lsmagic %lx %magic %man %mamba %markdown %matplotlib %memit %micromamba %mkdir %more %mprun %mv %notebook %page
  %pastebin %pdb %pdef %pdoc %perl %pfile %pinfo %pinfo2 %pip %popd %pprint %precision %prun %psearch %psource %pushd
  %pwd %pycat %quickref %recall %rehashx %reload_ext %rm %rmdir %ruby %save %sc %set_env %sh %shell %sx %svg %system
  %tb %tensorboard %time %timeit %unalias %unload_ext %uv %watermark %who %who_ls %whos %writefile %xmode`.split(/\s+/),
);

/** Extensions that put names of their own into the notebook: Kedro's `catalog`, `context`, `pipelines` and `session`. */
const bindingExtensions = /^%(?:re)?load_ext kedro\b/;

/** Why names may come from elsewhere: `star import`, `%run`, `exec`, each once. */
export function findOpenWorld({ imports, callsByCallee, assignments, magics }: Collected): string[] {
  const reasons = new Set<string>();
  if (imports.some(fact => fact.name === '*')) reasons.add('star import');
  for (const { name, text } of magics) if (opensWorld(name, text)) reasons.add(name);
  for (const callee of openingCalls) if (callsByCallee.has(callee)) reasons.add(callee);
  for (const { targets } of assignments) {
    const table = openingTables.find(opening => targets.some(target => target.startsWith(opening)));
    if (table !== undefined) reasons.add(table.slice(0, -1));
  }
  return [...reasons];
}

function opensWorld(name: string, text: string): boolean {
  if (name === '%store') return text.startsWith('-r');
  const plain = name.startsWith('%%') ? name.slice(1) : name;
  if ((plain === '%bash' || plain === '%sh' || plain === '%script') && name !== plain) {
    const firstLine = text.split('\n', 1)[0] ?? '';
    return firstLine.includes('--out') || firstLine.includes('--err');
  }
  return !closedMagics.has(plain) || bindingExtensions.test(`${name} ${text}`);
}
