import { folderOf, isInside } from '../model/location';
import { profiles, zones, type Zone } from '../model/rule';
import type { Project } from '../projects/project';

/**
 * The text of a `.preflight.yaml` that says what was inferred: the profile, and beside it, as comments, the zones and
 * the other keys. A scan says the same with it as without it.
 */
export function proposeConfiguration(projects: readonly Project[]): string {
  return `# How Preflight looks at this folder and all below it. What is left out is worked out at every scan.

# What kind of project this is: it decides which checks are asked. \`auto\` works it out at every scan. The others:
# ${profiles.join(', ')}
${profileLines(projects).join('\n')}

# Where files live, as it was worked out. In exploration and in tests, findings that are no errors are hints.
# To say it yourself, take the # away and change the lines: what they say wins.
# zones:
${zoneLines(projects).join('\n')}

# Rules by id or glob, off or with a severity: error, warning, information, hint.
# rules:
#   notebook/stale-execution: off

# Checks that are left open on purpose, perhaps until a day. The level counts them as waived, and says so.
# waive:
#   - check: ops/no-alerting
#     reason: Monthly batch, reviewed by hand
#     until: 2027-12-31

# Files that are not read at all.
# exclude: [legacy/**]
`;
}

/** One profile holds for all projects of the folder, so that projects which differ are left to be worked out. */
function profileLines(projects: readonly Project[]): readonly string[] {
  const [first, ...others] = projects;
  if (first !== undefined && others.every(({ profile }) => profile === first.profile)) {
    return isPassing(first) ? [`# Now it is ${first.profile}.`, 'profile: auto'] : [`profile: ${first.profile}`];
  }
  const each = projects.map(({ root, profile }) => `#   ${root}: ${profile}`);
  return [
    '# The projects here differ. A `.preflight.yaml` in the folder of one says it for that one alone:',
    ...each,
    'profile: auto',
  ];
}

/** What a project is until it grows: written down, it would hold for ever. */
function isPassing({ profile }: Project): boolean {
  return profile === 'tiny' || profile === 'other';
}

/** Globs shown of a zone; the files of the others are left to be worked out. */
const LONGEST = 12;

function zoneLines(projects: readonly Project[]): readonly string[] {
  const files = projects.flatMap(project =>
    project.documents
      .filter(({ kind }) => kind === 'python' || kind === 'notebook')
      .map(({ path }) => {
        return { path, zone: project.zoneOf(path) };
      }),
  );
  const globs = globsOf('.', files);
  return zones.map(zone => {
    const ofZone = globs.filter(entry => entry.zone === zone).map(({ glob }) => glob);
    return `#   ${zone}: [${ofZone.slice(0, LONGEST).join(', ')}]`;
  });
}

interface Placed {
  readonly path: string;
  readonly zone: Zone;
}

interface Glob {
  readonly glob: string;
  readonly zone: Zone;
}

/** `notebooks/**` where a whole folder is of one zone, else what lies in it one by one. */
function globsOf(folder: string, files: readonly Placed[]): readonly Glob[] {
  const inside = files.filter(({ path }) => isInside(path, folder));
  const [first] = inside;
  if (folder !== '.' && first !== undefined && inside.every(({ zone }) => zone === first.zone)) {
    return writable(`${folder}/**`, first.zone);
  }
  const below = new Set(inside.map(({ path }) => childOf(folder, path)));
  return [...below].sort().flatMap(child => {
    const file = inside.find(({ path }) => path === child);
    return file === undefined ? globsOf(child, inside) : writable(file.path, file.zone);
  });
}

/** A name that YAML or a glob would read otherwise is left to be worked out. */
function writable(glob: string, zone: Zone): readonly Glob[] {
  return /^[\w./-]+(?:\/\*\*)?$/.test(glob) ? [{ glob, zone }] : [];
}

/** The file or folder right below a folder on the way to a path: `src/a` for `src` and `src/a/b.py`. */
function childOf(folder: string, path: string): string {
  const above = folderOf(path);
  return above === folder || (above === '' && folder === '.') ? path : childOf(folder, above);
}
